#pragma once
// Which rules say what checks of other linters say: a table for people, and JSON
// (dcvlint-1-coverage.schema.json).

#include <span>
#include <string>

#include "lint/engine/coverage.h"

namespace dcvlint {

struct CoverageStyle {
  bool missing = false;  // only what no rule says
  unsigned width = 80;   // columns
};
std::string coverage_text(std::span<const CoveredLinter> linters, const CoverageStyle& style);
// `missing`: the totals stay those of all checks.
std::string coverage_json(std::span<const CoveredLinter> linters, bool missing);

}  // namespace dcvlint
