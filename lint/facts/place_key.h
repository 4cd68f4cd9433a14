#pragma once
// Names of places as keys: one key for all the ways in which a name is written. Accents, doubled
// letters, case, blanks, hyphens and apostrophes don't count, nor does how a Greek or Cyrillic
// letter is transcribed: "Skåne län", "SKANE LAN" and "Skaane laen" are one, "Αττική" is "Attiki".
//
// A key is lossy: it finds a name in a table, it does not prove that two texts are equal.

#include <string>
#include <string_view>

namespace dcvlint {

struct PlaceKeys {
  std::string whole;
  // Without words such as county, län or Provincia; equal to `whole` where there is none. Never
  // empty when `whole` is not.
  std::string bare;
  bool has_generic_word() const { return whole != bare; }
};
// Both empty where the text has no letter or digit, is no UTF-8, or is longer than any place's
// name (300 octets).
PlaceKeys place_keys(std::string_view utf8);

// Whether two texts have one key, with the word for county or without it, and the written one has a
// vowel once where the name has it twice, or the other way: "Skåne läan", "Uusima". A letter with
// an accent may be written as one or as two ("Skaane laen"). For Latin letters only.
bool is_doubled_otherwise(std::string_view written, std::string_view name);

// The key of a code of ISO 3166-2, "SE-M", or of its part, "M": letters and digits of ASCII in
// capitals. Unlike names, codes are not compared by their sound: "NJ" is not "NY". Empty: something
// else stands in it than letters, digits, blanks, dots and hyphens.
std::string place_code_key(std::string_view text);

}  // namespace dcvlint
