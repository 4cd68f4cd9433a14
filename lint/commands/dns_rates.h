#pragma once
// How fast DNS is asked: --domain-rate and --resolver-rate.

#include <cstdint>
#include <optional>
#include <string>

#include "lint/commands/command_line.h"

namespace dcvlint {

// Questions a second, 0 for as many as one likes. Nothing: as polite as Politeness and
// DnsServerOptions are.
struct DnsRates {
  std::optional<std::uint32_t> domain;    // for names of one registered domain
  std::optional<std::uint32_t> resolver;  // to a resolver that is not on this machine
  std::string typed_domain, typed_resolver;

  bool given() const { return domain.has_value() || resolver.has_value(); }
};

void declare_rates(CommandLine& line, DnsRates& rates);
// Reads what was typed. Throws Misuse.
void read_rates(DnsRates& rates);

}  // namespace dcvlint
