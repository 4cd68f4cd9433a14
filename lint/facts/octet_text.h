#pragma once
// Octets that are no UTF-8, read as a code page.

#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/code_page.h"

namespace dcvlint {

struct OctetText {
  std::string text;  // what is UTF-8 stays as it is
  CodePage page{};
};
// The page that makes the most plausible name of them, of several the first; nothing where none
// does or where a character was only cut off. A guess.
std::optional<OctetText> read_octets(std::string_view octets, std::string_view country = {});

}  // namespace dcvlint
