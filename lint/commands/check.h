#pragma once
// dcvlint check: reads what it is given, runs the rules, prints reports.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/live_dns.h"
#include "lint/commands/option_values.h"
#include "lint/commands/output.h"
#include "lint/findings/finding.h"
#include "lint/reports/report.h"

namespace dcvlint {

struct FormatTo {
  Format format = Format::text;
  std::string file;  // empty: standard output
};

struct FailOn {
  std::optional<Severity> at;  // nothing: never
};

struct CheckOptions {
  std::vector<std::string> paths;
  std::vector<FormatTo> formats;  // empty: text, or github within a GitHub workflow
  bool statistics = false;
  bool quiet = false;
  std::optional<FailOn> fail_on;     // nothing: as configured, else error
  Severity show = Severity::notice;  // the least that reports have; counts have all
  std::optional<Date> as_of;         // nothing: as configured, else today
  unsigned jobs = 0;                 // 0: as many as there are processors
  std::vector<std::string> select, ignore;
  std::vector<std::string> origins;  // "FILE=NAME", or "NAME" for a single input
  std::string include_root;
  std::vector<std::string> rules;  // folders
  LiveDnsOptions dns;              // for CAA that the zones don't have
  std::string tlds, psl;           // files with lists; empty: built in
  std::string config;
  bool isolated = false;
  std::uint32_t max_per_rule = 100;  // 0: no cap
  Colour colour = Colour::automatic;
  JudgedBy by;                       // what --profile and --policy say
  std::string namespaces;            // folder of *.namespaces, *.signing_policy; empty: none
  std::string grid_mapfile;          // empty: none
  bool logs = false;                 // the inputs are validation logs
  bool crls = false;                 // the inputs are revocation lists
  std::vector<std::string> issuers;  // files with certificates of CAs
  std::string debian_weak_keys;      // folder with lists; empty: not looked up
  bool fast_key_checks = false;      // --key-checks fast
};

int run_check(const CheckOptions& options);

Date today();  // in UTC

}  // namespace dcvlint
