#pragma once
// Characters that Unicode keeps for compatibility with older sets: letters of full width, ligatures
// as one character, mathematical letters. They look like a name's letters and compare as others.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/text_damage.h"

namespace dcvlint {

struct CompatibilityForm {
  char32_t c;
  const char* plain;  // what NFKC makes of it
};
// Generated (lint/commands/page_table.cpp), sorted. Signs that names have (№, ™, ª, ², …) and the
// punctuation of Chinese and Japanese are not in it.
extern const CompatibilityForm compatibility_forms[];
extern const std::size_t compatibility_form_count;

struct CompatibilityFound {
  char32_t c = 0;
  TextSpan at;             // the first of them
  std::uint32_t more = 0;  // others behind it
  std::string plain;       // the text with plain letters
};
std::optional<CompatibilityFound> find_compatibility_form(std::string_view text);

}  // namespace dcvlint
