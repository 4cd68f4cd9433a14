#include "rules/checks.h"

#include <array>

// One line a check, sorted. A check that is not here does not exist for rules.
#include "rules/shared/fault.h"
#include "rules/zone/checks.h"

namespace dcvlint {

std::span<const Check> all_checks() {
  static constexpr auto checks = std::to_array<Check>({
      check<FaultCheck>(),
      check<CnameAtApex>(),
      check<CnameLoop>(),
      check<CnameWithOtherData>(),
      check<DataBelowDelegation>(),
      check<DnameOcclusion>(),
      check<DoubledOrigin>(),
      check<DuplicateRecord>(),
      check<GlueMissing>(),
      check<MixedTtl>(),
      check<NonterminalWildcard>(),
      check<OriginWithoutDot>(),
      check<Singleton>(),
      check<TargetIsAddress>(),
      check<TargetIsAlias>(),
      check<TargetMissing>(),
      check<TargetWithoutDot>(),
  });
  return checks;
}

}  // namespace dcvlint
