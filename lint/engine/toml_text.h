#pragma once
// Values of TOML in one line, for people.

#include <string>
#include <string_view>

#include "lint/engine/toml_tree.h"

namespace dcvlint {

// Controls as \uXXXX.
std::string toml_text(std::string_view text);
// Without quotes: "a, b" for a list, "{ key = a }" for a table, "nothing" for an empty list.
std::string toml_text(const TomlValue& value);

}  // namespace dcvlint
