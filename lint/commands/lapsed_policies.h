#pragma once
// Policies that were asked for and hold on no day that is judged.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/engine/policy_preset.h"

namespace dcvlint {

// A sentence for each policy of `wanted` that no plan `held`, in the order of `presets`: who asks
// for a policy that has ended would take silence for its consent.
std::vector<std::string> lapsed_policies(std::span<const PolicyPreset> presets, Set<Preset> wanted,
                                         Set<Preset> held, Date as_of);

// "policy igtf holds from … on"; nothing where it holds on the day.
std::optional<std::string> lapsed_policy(const PolicyPreset& policy, Date as_of);

}  // namespace dcvlint
