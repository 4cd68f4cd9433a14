#include "lint/commands/dns_rates.h"

#include "lint/commands/option_values.h"

namespace dcvlint {

void declare_rates(CommandLine& line, DnsRates& rates) {
  line.option("--domain-rate", rates.typed_domain,
              "Questions a second about names of one registered domain (default 100; 0: no limit)");
  line.option("--resolver-rate", rates.typed_resolver,
              "Questions a second to a resolver on another machine (default 500; 0: no limit)");
}

void read_rates(DnsRates& rates) {
  constexpr std::uint32_t most = 1'000'000;
  if (!rates.typed_domain.empty()) {
    rates.domain = number_option("--domain-rate", rates.typed_domain, 0, most);
  }
  if (!rates.typed_resolver.empty()) {
    rates.resolver = number_option("--resolver-rate", rates.typed_resolver, 0, most);
  }
}

}  // namespace dcvlint
