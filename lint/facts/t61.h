#pragma once
// T.61 (ITU-T, 1988; withdrawn), which a T61String is meant to hold: an accent is an octet of its
// own before its letter. Hardly any software writes it; most mean Latin-1 or UTF-8.

#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

// As UTF-8, in normal form C. Nothing where an octet has no character, or an accent stands on what
// it is not written on.
std::optional<std::string> from_t61(std::string_view octets);

}  // namespace dcvlint
