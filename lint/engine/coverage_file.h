#pragma once
// Reading data/coverage.toml, as strictly as rules are read. Form:
//   [[linter]]         name, says, date, and check = [{…}, …], each with
//     id               as that linter has it, or a pattern: {a,b} for alternatives, * at its end
//     codes            how many checks a pattern stands for; left out: one
//     rules            ids of ours that say the same
//     differs          beside rules: how and why they judge it otherwise, and what that rests on
//     not-built        in place of rules: why nothing of ours says it yet
//     out-of-scope     in place of rules: why nothing of ours ever will
// A check that has neither rules nor a reason is refused, and so is a rule that does not exist.

#include <span>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/coverage.h"
#include "lint/engine/rule.h"
#include "lint/engine/rule_file.h"

namespace dcvlint {

struct CoverageRead {
  std::span<const CoveredLinter> linters;  // texts live in the arena
  std::vector<FileProblem> problems;       // not empty: don't use linters
};
CoverageRead read_coverage(std::string_view path, std::string_view toml,
                           std::span<const Rule> rules, Arena& arena);

}  // namespace dcvlint
