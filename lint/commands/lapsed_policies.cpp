#include "lint/commands/lapsed_policies.h"

#include <fmt/format.h>

namespace dcvlint {

std::optional<std::string> lapsed_policy(const PolicyPreset& policy, Date as_of) {
  if (as_of < policy.from) {
    return fmt::format("policy {} holds from {} on; --as-of that day or a later one judges by it",
                       policy.name, to_string(policy.from));
  }
  if (policy.until && as_of >= *policy.until) {
    return fmt::format("policy {} held until {}; --as-of an earlier day judges by it", policy.name,
                       to_string(*policy.until));
  }
  return std::nullopt;
}

std::vector<std::string> lapsed_policies(std::span<const PolicyPreset> presets, Set<Preset> wanted,
                                         Set<Preset> held, Date as_of) {
  std::vector<std::string> sentences;
  for (const PolicyPreset& policy : presets) {
    if (!wanted.has(policy.preset) || held.has(policy.preset)) continue;
    if (auto sentence = lapsed_policy(policy, as_of)) sentences.push_back(*std::move(sentence));
  }
  return sentences;
}

}  // namespace dcvlint
