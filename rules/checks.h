#pragma once
// The list of all checks. Registration is explicit: rules/checks.cpp.

#include <span>

#include "lint/engine/check.h"

namespace dcvlint {

// Ascending by id.
std::span<const Check> all_checks();

}  // namespace dcvlint
