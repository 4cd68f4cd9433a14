#pragma once
// How sure it is that an escape of another layer is one.

#include <string_view>

#include "lint/facts/text_escape.h"

namespace dcvlint {

// False where the first escape of `text`, which find_escape() found, may as well be a per cent sign
// and two characters: "Zero%Bad", "Malm%20City"; or an equals sign: "Malm=F6". Octets that make
// UTF-8 are hardly chance.
bool is_certain_escape(const EscapeFound& found, std::string_view text);

}  // namespace dcvlint
