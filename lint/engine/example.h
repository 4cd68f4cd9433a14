#pragma once
// Examples of rules, run: a rule's tests and its page.

#include <span>
#include <string>
#include <vector>

#include "lint/engine/rule.h"
#include "lint/engine/rule_file.h"

namespace dcvlint {

struct ExampleResult {
  Example example;
  std::vector<std::string> found;   // messages of this rule alone
  std::vector<std::string> broken;  // checks that threw
  bool passed() const { return broken.empty() && found == example.finds; }
};

// Runs each example of a rule, this rule alone. `lists`: for rules that look at them.
std::vector<ExampleResult> run_examples(const Rule& rule, std::span<const Check> checks,
                                        const Authorities& authorities,
                                        const CertificateProfiles* profiles = nullptr,
                                        const DomainLists* lists = nullptr);

}  // namespace dcvlint
