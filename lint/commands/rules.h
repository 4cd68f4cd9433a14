#pragma once
// dcvlint explain, dcvlint rules, dcvlint try: about rules, not about inputs.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"

namespace dcvlint {

struct ExplainOptions {
  std::string rule;
  bool markdown = false;
  std::vector<std::string> rules;  // folders
};
// The rule's page. An id that was given up shows the rule that came after it.
int run_explain(const ExplainOptions& options);

struct RulesOptions {
  bool json = false;
  std::vector<std::string> select, ignore;  // prefixes
  std::optional<Date> as_of;
  std::vector<std::string> rules;  // folders
};
int run_rules(const RulesOptions& options);

struct TryOptions {
  bool builtin = false;
  std::vector<std::string> directories;
};
// Runs the examples of rules: 1 when one doesn't find what it says.
int run_try(const TryOptions& options);

// "dcvlint 0.1.0", the date of the data, how many rules there are.
int print_version();

}  // namespace dcvlint
