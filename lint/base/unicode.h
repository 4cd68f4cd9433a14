#pragma once
// What Unicode says about characters. The only door to ICU (libicuuc): normal form C and the
// properties asked for here are compiled into that library's code, so its 31 MB of data are not
// linked and nothing is opened or read at run time. Code pages are tables of our own
// (lint/facts/code_page.h), since ICU's converters would need those data.

#include <cstdint>
#include <string>
#include <string_view>

namespace dcvlint {

// Normalization Form C (UAX #15) of valid UTF-8. Text below U+0300 is in it without asking ICU.
bool is_nfc(std::string_view utf8);
std::string to_nfc(std::string_view utf8);

// General category L*, of any script.
bool is_letter(char32_t c);
bool is_lower_case(char32_t c);  // Ll
bool is_upper_case(char32_t c);  // Lu
char32_t to_lower_case(char32_t c);
// Without the accents that are part of it: U+00E9 becomes U+0065. Itself where it has none.
char32_t base_letter(char32_t c);
// Category M*: accents that stand on the character before.
bool is_mark(char32_t c);
// Whether it says something: a letter, a mark, a number or a symbol; no punctuation, no space.
bool is_significant(char32_t c);
// Category Zs: blanks of any width.
bool is_blank(char32_t c);

// UAX #24, as far as names need it: numbers of ISO 15924 as ICU has them.
enum class Script : std::int16_t {
  common = 0,     // of every script: signs, digits, blanks
  inherited = 1,  // of the character before: accents
  arabic = 2,
  armenian = 3,
  bengali = 4,
  bopomofo = 5,
  cyrillic = 8,
  georgian = 12,
  greek = 14,
  han = 17,
  hangul = 18,
  hebrew = 19,
  hiragana = 20,
  katakana = 22,
  latin = 25,
};
// Others have numbers without a name here.
Script script_of(char32_t c);

}  // namespace dcvlint
