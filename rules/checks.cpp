#include "rules/checks.h"

#include <array>

// One line a check, sorted. A check that is not here does not exist for rules.
#include "rules/shared/fault.h"

namespace dcvlint {

std::span<const Check> all_checks() {
  static constexpr auto checks = std::to_array<Check>({
      check<FaultCheck>(),
  });
  return checks;
}

}  // namespace dcvlint
