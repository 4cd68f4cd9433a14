#include "lint/facts/half_letter.h"

#include <cstdint>
#include <string>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/country_letters.h"

namespace dcvlint {
namespace {

// Whether a program that reads the page may leave nothing of the octet.
bool is_open(CodePage page, std::uint8_t octet) {
  const char32_t c = character_in(page, octet);
  return c == 0xFFFD || (c >= 0x80 && c < 0xA0);
}

struct Wholes {
  int count = 0;
  char32_t c = 0;
};

// Own letters of the country that the page leaves as that lead alone.
Wholes wholes_of(std::uint8_t lead, CodePage page, std::string_view country, bool small_only) {
  Wholes out;
  const std::string_view own = own_letters(country);
  if (own.empty()) return out;
  for (unsigned octet = 0x80; octet < 0xC0; ++octet) {
    if (!is_open(page, static_cast<std::uint8_t>(octet))) continue;
    const char32_t c = ((lead & 0x1FU) << 6U) | (octet & 0x3FU);
    if (!is_letter(c) || !has_letter(own, c) || (small_only && !is_lower_case(c))) continue;
    ++out.count;
    out.c = c;
  }
  return out;
}

bool is_ascii_letter(char32_t c) { return c < 0x80 && is_letter(c); }

bool follows_small(std::u32string_view text, std::size_t at) {
  return at > 0 && is_lower_case(text[at - 1]);
}

}  // namespace

bool is_half_letter(std::u32string_view text, std::size_t at, CodePage page,
                    std::string_view country, bool damaged) {
  const char32_t c = text[at];
  const std::uint8_t lead = c < 0x80 ? 0 : octet_in(page, c);
  if (lead < 0xC2 || lead > 0xF4) return false;
  const char32_t behind = at + 1 < text.size() ? text[at + 1] : U' ';
  if (lead >= 0xE0) {
    // A letter as such, but before a sign that is one of its other octets.
    const std::uint8_t next = behind < 0x80 ? 0 : octet_in(page, behind);
    return next >= 0x80 && next < 0xC0 && behind < 0x2000 && !is_letter(behind) && behind != 0xA0;
  }
  const bool drawing = c >= 0x2190 && c < 0x2600;
  if (drawing) return true;
  if (!is_letter(c)) return false;
  const bool latin = script_of(c) == Script::latin;
  if (!latin && !damaged && !is_ascii_letter(behind)) return false;
  if (!has_letter(country_letters(country), c)) return true;
  return wholes_of(lead, page, country, follows_small(text, at)).count > 0;
}

char32_t letter_of_half(std::u32string_view text, std::size_t at, CodePage page,
                        std::string_view country) {
  const std::uint8_t lead = octet_in(page, text[at]);
  if (lead < 0xC2 || lead > 0xDF) return 0;
  const Wholes found = wholes_of(lead, page, country, follows_small(text, at));
  return found.count == 1 ? found.c : 0;
}

}  // namespace dcvlint
