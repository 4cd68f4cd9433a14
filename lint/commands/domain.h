#pragma once
// dcvlint domain: which CAs may issue for a name.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/asked_names.h"
#include "lint/commands/live_dns.h"
#include "lint/commands/output.h"
#include "lint/reports/domain.h"

namespace dcvlint {

struct DomainOptions {
  NameSources sources;
  std::vector<std::string> cas;    // ids or issuer-domain-names; empty: those that matter here
  std::vector<std::string> zones;  // files and folders; over DNS, where that is asked too
  LiveDnsOptions dns;
  std::string account;        // URI
  std::string method;         // label, lower case
  std::optional<Date> as_of;  // nothing: as configured, else today
  DomainFormat format = DomainFormat::text;
  std::vector<std::string> origins;
  std::string include_root, config;
  bool isolated = false;
  Colour colour = Colour::automatic;
};

int run_domain(const DomainOptions& options);

}  // namespace dcvlint
