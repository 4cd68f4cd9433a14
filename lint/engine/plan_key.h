#pragma once

#include <string>

#include "lint/engine/config.h"

namespace dcvlint {

// Two configurations with the same text have the same plans: thousands of folders may each have a
// copy of one dcvlint.toml. Holds all of a configuration that a plan is made of.
std::string plan_key(const Config& config);

}  // namespace dcvlint
