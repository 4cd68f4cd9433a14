#include "lint/engine/policy_preset.h"

#include <algorithm>

namespace dcvlint {

const PolicyPreset* find_preset(std::span<const PolicyPreset> presets, Preset preset) {
  const auto found = std::ranges::find(presets, preset, &PolicyPreset::preset);
  return found == presets.end() ? nullptr : &*found;
}

}  // namespace dcvlint
