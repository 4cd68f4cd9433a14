#pragma once
// How far away a day is, in words.

#include <cstdint>
#include <string>

namespace dcvlint {

std::string days_text(std::int32_t days);  // "in 480 days", "today", "3 days ago"

}  // namespace dcvlint
