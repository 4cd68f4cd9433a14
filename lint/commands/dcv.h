#pragma once
// dcvlint dcv: what a CA looks for to see that a domain is under control, and whether it is there.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/asked_names.h"
#include "lint/commands/live_dns.h"
#include "lint/commands/output.h"
#include "lint/commands/smtp_asking.h"
#include "lint/facts/provider.h"
#include "lint/reports/dcv_records.h"

namespace dcvlint {

struct DcvOptions {
  NameSources sources;  // names may be request files
  std::string ca;
  std::vector<DcvMethod> methods;  // empty: those that the CA is known to offer
  std::string unique;              // Sectigo's unique value
  std::string account;             // URI
  std::string key_authorization;   // of an ACME challenge
  std::string token_key;           // file with the key of DigiCert's request tokens
  std::vector<std::string> zones;  // files and folders; over DNS, where that is asked too
  LiveDnsOptions dns;
  bool http = false;           // fetch files
  bool allow_private = false;  // also from addresses that IANA set aside
  SmtpAskingOptions smtp;
  std::optional<Date> as_of;           // nothing: as configured, else today
  std::optional<RecordsForm> records;  // only these
  bool json = false;
  std::string psl;  // file; empty: built in
  std::vector<std::string> origins;
  std::string include_root, config;
  bool isolated = false;
  Colour colour = Colour::automatic;
};

int run_dcv(const DcvOptions& options);

}  // namespace dcvlint
