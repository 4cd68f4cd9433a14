#pragma once
// dcvlint perspectives: the same CAA question to several resolvers, and whether their answers are
// enough for a CA.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/asked_names.h"
#include "lint/commands/dns_rates.h"
#include "lint/commands/output.h"

namespace dcvlint {

struct PerspectivesOptions {
  NameSources sources;
  std::vector<std::string> cas;           // as in DomainOptions
  std::vector<std::string> resolvers;     // --dns, the primary one first; empty: as configured
  std::string trust_anchors, root_hints;  // of the embedded resolver
  DnsRates rates;                         // of each perspective
  std::string record, replay;             // folders; a replay asks nobody
  std::string account, method;            // as in DomainOptions
  std::optional<Date> as_of;              // nothing: as recorded or configured, else today
  bool json = false;
  std::string config;
  bool isolated = false;
  Colour colour = Colour::automatic;
};

int run_perspectives(const PerspectivesOptions& options);

}  // namespace dcvlint
