#pragma once
// How organisations' rules say which names and texts they mean.

#include <span>
#include <string_view>

namespace dcvlint {

// Whether the pattern fits the whole text; "*" stands for any characters, none
// too. ASCII case doesn't count.
bool fits(std::string_view pattern, std::string_view text);
bool fits_any(std::span<const std::string_view> patterns, std::string_view text);

// Whether a name (presentation form, a final dot or not) is one of the domains or below one.
bool is_below_any(std::span<const std::string_view> domains, std::string_view name);

}  // namespace dcvlint
