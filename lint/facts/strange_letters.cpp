#include "lint/facts/strange_letters.h"

#include <algorithm>
#include <string>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/country_letters.h"

namespace dcvlint {
namespace {

bool is_one_of(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }

char32_t small(char32_t c) { return c == U'İ' ? U'ı' : to_lower_case(c); }

bool is_of(std::string_view letters, char32_t c) {
  std::string letter;
  append_utf8(letter, small(c));
  return letters.find(letter) != letters.npos;
}

bool is_vowel(char32_t c) { return is_one_of(U"aeiouyáéíóúýěůäöü", small(c)); }
bool is_consonant(char32_t c) { return c < 0x80 && is_letter(c) && !is_vowel(c); }

// `behind`: 0 at a word's end.
bool is_impossible(char32_t c, char32_t behind, std::string_view country) {
  const bool before_vowel = behind != 0 && is_vowel(behind);
  const bool at_end = behind == 0 || !is_letter(behind);
  switch (small(c)) {
    case U'ð':
    case U'þ':
      return true;  // Iceland and the Faroes have them, and nobody else
    case U'è':
    case U'ø':
      return before_vowel;
    case U'æ':
      return before_vowel || at_end;
    case U'ñ':
      return is_consonant(behind) || at_end;
    case U'ã':
      return is_consonant(behind);
    case U'õ':
    case U'û':
      return country == "HU";  // what Hungarians know best of all damage
    case U'ý':
      return country == "TR";
    default:
      return false;
  }
}

}  // namespace

bool all_native(std::u32string_view text, std::string_view letters) {
  return std::ranges::all_of(text, [&](char32_t c) { return c < 0x80 || is_of(letters, c); });
}

int guests_in(std::u32string_view text, std::string_view country) {
  const std::string_view own = own_letters(country);
  constexpr std::string_view common = "áéíóúäöüåøæçñßãşıłąęśżźćńčšžěřőűαιονσ";
  int guests = 0;
  for (const char32_t c : text) {
    if (c < 0x80 || c >= 0x250 || !is_letter(c)) continue;
    if (!is_of(own.empty() ? common : own, c)) ++guests;
  }
  return guests;
}

int out_of_place(std::u32string_view stands, std::u32string_view again, std::string_view country) {
  const std::string_view letters = country_letters(country);
  std::u32string strangers;
  bool impossible = false;
  for (std::size_t at = 0; at < stands.size() && at < again.size(); ++at) {
    const char32_t c = stands[at];
    if (c < 0x80 || c == again[at] || is_of(letters, c)) continue;
    if (!is_one_of(strangers, small(c))) strangers += small(c);
    const char32_t behind = at + 1 < stands.size() ? stands[at + 1] : 0;
    impossible = impossible || is_impossible(c, behind, country);
  }
  return (strangers.size() > 1 ? 1 : 0) + (impossible ? 1 : 0);
}

int clumsiness(std::u32string_view text) {
  constexpr std::u32string_view vowels = U"αεηιουωάέήίόύώϊϋΐΰаеёиоуыэюяіїє";
  constexpr int most_in_a_row = 3;
  int sum = 0;
  int run = 0;
  for (const char32_t c : text) {
    const Script script = c < 0x370 ? Script::common : script_of(c);
    const bool counts = script == Script::greek || script == Script::cyrillic;
    run = counts && !is_one_of(vowels, small(c)) ? run + 1 : 0;
    if (run > most_in_a_row) ++sum;
  }
  return sum;
}

}  // namespace dcvlint
