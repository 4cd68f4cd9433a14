#pragma once
// dcvlint request: whether a CA will issue what a request asks for, all in one.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/dcv_question.h"
#include "lint/commands/live_dns.h"
#include "lint/commands/option_values.h"
#include "lint/commands/output.h"
#include "lint/engine/policy_preset.h"

namespace dcvlint {

struct RequestOptions {
  std::string file;                // a request, PEM or DER
  DcvWords words;                  // the CA, and what its tokens are made of
  JudgedBy by;                     // what --profile and --policy say
  std::vector<std::string> zones;  // files and folders; over DNS, where that is asked too
  LiveDnsOptions dns;
  bool http = false;                      // fetch files
  bool allow_private = false;             // also from addresses that IANA set aside
  std::optional<Date> as_of;              // nothing: as configured, else today
  std::optional<Date> control_validated;  // by the CA, for all names
  std::optional<Date> identity_validated;
  std::vector<std::string> ignore;  // prefixes of rules
  bool json = false;
  std::vector<std::string> origins;
  std::string include_root, config;
  bool isolated = false;
  Colour colour = Colour::automatic;
};

int run_request(const RequestOptions& options);

}  // namespace dcvlint
