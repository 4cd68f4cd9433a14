#pragma once
// dcvlint coverage: which rules say what checks of other certificate linters say.

#include <string>
#include <vector>

namespace dcvlint {

struct CoverageOptions {
  std::vector<std::string> linters;  // names; empty: all
  bool json = false;
  bool missing = false;  // only what no rule says
};
int run_coverage(const CoverageOptions& options);

}  // namespace dcvlint
