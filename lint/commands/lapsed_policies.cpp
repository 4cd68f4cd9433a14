#include "lint/commands/lapsed_policies.h"

#include <fmt/format.h>

namespace dcvlint {

std::vector<std::string> lapsed_policies(std::span<const PolicyPreset> presets, Set<Preset> wanted,
                                         Set<Preset> held, Date as_of) {
  std::vector<std::string> sentences;
  for (const PolicyPreset& policy : presets) {
    if (!wanted.has(policy.preset) || held.has(policy.preset)) continue;
    const std::string_view name = preset_text(policy.preset);
    if (as_of < policy.from) {
      sentences.push_back(
          fmt::format("policy {} holds from {} on; --as-of that day or a later one judges by it",
                      name, to_string(policy.from)));
    } else if (policy.until && as_of >= *policy.until) {
      sentences.push_back(
          fmt::format("policy {} held until {}; --as-of an earlier day judges by it", name,
                      to_string(*policy.until)));
    }
  }
  return sentences;
}

}  // namespace dcvlint
