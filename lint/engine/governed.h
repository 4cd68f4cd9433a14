#pragma once
// What checks of kind governed look at: found once for a run, before its plans are run.

#include <optional>
#include <span>
#include <vector>

#include "lint/engine/plan.h"
#include "lint/facts/governed_caa.h"

namespace dcvlint {

// The names that the plans want to know of, nothing when none of them does. plans[i] is for zone i.
std::optional<CertifiableNames> certifiable_names(std::span<const Plan* const> plans);

// governed_caa() for them.
std::vector<GovernedCaa> find_governed(View& view, const Repository& repository,
                                       std::span<const Plan* const> plans);
// unasked_caa() for them.
std::vector<Name> names_to_ask(View& view, const Repository& repository,
                               std::span<const Plan* const> plans);

}  // namespace dcvlint
