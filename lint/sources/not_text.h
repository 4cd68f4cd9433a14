#pragma once
// Whether the bytes of a master file are text at all.

#include <optional>
#include <string_view>

namespace dcvlint {

// Why they are none, in a few words; nothing when they may be text. Looks at the first 4 kB only.
// A few control characters, and octets that are no UTF-8, are fine: BIND takes any octet in quotes.
std::optional<std::string_view> why_not_text(std::string_view bytes);

}  // namespace dcvlint
