#include "lint/commands/coverage.h"

#include <unistd.h>

#include <algorithm>

#include "lint/commands/option_values.h"
#include "lint/commands/output.h"
#include "lint/reports/coverage.h"

namespace dcvlint {

int run_coverage(const CoverageOptions& options) {
  std::vector<std::string_view> names;
  for (const CoveredLinter& linter : builtin_coverage) names.push_back(linter.name);
  std::vector<CoveredLinter> wanted;
  for (const std::string& name : options.linters) {
    if (std::ranges::find(names, name) == names.end()) not_one_of("coverage", name, names);
  }
  for (const CoveredLinter& linter : builtin_coverage) {
    const bool named = std::ranges::find(options.linters, linter.name) != options.linters.end();
    if (named || options.linters.empty()) wanted.push_back(linter);
  }
  if (options.json) return print(coverage_json(wanted, options.missing));
  return print(
      coverage_text(wanted, {options.missing, std::min(terminal_width(STDOUT_FILENO), 100U)}));
}

}  // namespace dcvlint
