#pragma once
// Which letters above ASCII the languages of a country write. For telling damaged text from names
// that only look like it: "SELKÄ–" in Finland is a word and a dash.

#include <string_view>

namespace dcvlint {

// Lower case, UTF-8: "åäöé" for "SE". Empty for countries that are not in the table. Official and
// large minority languages, and what foreign words in them commonly keep.
std::string_view country_letters(std::string_view country_code);

}  // namespace dcvlint
