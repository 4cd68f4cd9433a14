#pragma once
// Which letters above ASCII the languages of a country write. For telling damaged text from names
// that only look like it: "SELKÄ–" in Finland is a word and a dash.

#include <string_view>

#include "lint/base/unicode.h"

namespace dcvlint {

// Lower case, UTF-8: "åäöé" for "SE". Empty for countries that are not in the table. Official and
// large minority languages, and what foreign words in them commonly keep; these stand behind a "|",
// which is no letter.
std::string_view country_letters(std::string_view country_code);
// Those of the language that most write there: "åäö" for "SE".
std::string_view own_letters(std::string_view country_code);
// Whether the letters have it, in whichever case.
bool has_letter(std::string_view letters, char32_t c);
// Whether names of the country may be in letters of Greek or Cyrillic; true for other scripts, and
// where nothing is known of the country.
bool may_write(std::string_view country_code, Script script);

}  // namespace dcvlint
