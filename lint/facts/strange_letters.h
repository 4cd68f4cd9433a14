#pragma once
// Which letters beyond ASCII are at home in a country's names, and which stand where no language
// has them: what is left of "Plzeň", "Stanisława", "İstanbul" when octets of Windows-1250 or 1254
// are read as Windows-1252. Heuristics, as strangeness.h.

#include <string_view>

namespace dcvlint {

// Whether all letters beyond ASCII, and nothing else beyond it, are of `letters`
// (country_letters), small or capital.
bool all_native(std::u32string_view text, std::string_view letters);

// How many letters are none that most write in the country, or, where nothing is known of it, that
// are rare in Europe.
int guests_in(std::u32string_view text, std::string_view country);

// How much more than a few guests from elsewhere speaks for damage, where `again` has nothing but
// letters of the country in the place of what stands: 1 for two different letters that are not the
// country's, 1 for a letter that stands where no language has it ("uèe", "ñs").
int out_of_place(std::u32string_view stands, std::u32string_view again, std::string_view country);

// Letters of Greek and Cyrillic that stand in a row without a vowel, above three; 0 for other
// scripts. For telling these two apart, where capitals of one page are capitals of the other.
int clumsiness(std::u32string_view text);

}  // namespace dcvlint
