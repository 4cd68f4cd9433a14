#pragma once
// dcvlint checks: what rules can look for.

namespace dcvlint {

struct ChecksOptions {
  bool json = false;
};
int run_checks(const ChecksOptions& options);

}  // namespace dcvlint
