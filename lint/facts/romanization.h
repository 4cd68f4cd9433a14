#pragma once
// How names are written with the letters of ASCII: accents left out (Malmo), letters doubled
// (Malmoe), or transcribed (Αθήνα, Athina). Nobody keeps to one of these ways, so a letter has
// several, and whether two spellings are one name is decided letter by letter.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// The simplest way in which a letter is written with ASCII, in lower case: "a" for å, "sh" for ш;
// "" for a letter that is left out, such as ь.
struct AsciiLetter {
  char letters[4] = {};
  std::uint8_t size = 0;
  bool known = false;  // false: a letter of a script that has no table here, or no letter
  std::string_view text() const { return {letters, size}; }
};
// `c`: a letter of any case.
AsciiLetter ascii_letter(char32_t c);

// A name in ASCII as it is mostly written: without accents ("Skane lan"), and with doubled letters
// for å, ä, ö, ø, ü ("Skaane laen"). Capitals stay capitals. Letters without a known way stay as
// they are: look whether the result is ASCII. `country`, an ISO 3166-1 code or empty, is for
// letters that its own rules write in another way: София is "Sofia" in Bulgaria.
std::string without_accents(std::string_view utf8, std::string_view country = {});
std::string with_doubled_letters(std::string_view utf8, std::string_view country = {});

// How a name is written in ASCII in a country (ISO 3166-1): the way that is more usual there first,
// the other one behind it where both are in use: Jürgen is "Juergen" or "Jurgen" in Germany, Skåne
// "Skane" or "Skaane" in Sweden, and Évora "Evora" alone. Empty: a letter has no way that is known.
std::vector<std::string> ascii_spellings(std::string_view utf8, std::string_view country);

enum class TwinVerdict : std::uint8_t {
  same,     // the second is the first, as somebody writes it in ASCII
  differs,  //
  unknown,  // the first has letters whose transcription is not known here, or either is too long
};
// Whether `ascii` is what becomes of `native` in ASCII, by any mixture of ways. Case, blanks and
// punctuation don't matter.
TwinVerdict ascii_twin(std::string_view native, std::string_view ascii);

}  // namespace dcvlint
