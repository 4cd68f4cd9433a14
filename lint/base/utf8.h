#pragma once
// UTF-8 octets to code points (RFC 3629 §4).

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dcvlint {

struct Utf8Step {
  char32_t code_point = 0;
  std::uint8_t size = 1;  // octets taken, at least 1
  bool valid = false;     // false: this one octet is no UTF-8
};

// What stands at text[at]; `at` is within the text. Overlong forms, surrogates
// and numbers above U+10FFFF are no UTF-8.
inline Utf8Step utf8_at(std::string_view text, std::size_t at) {
  auto octet = [&](std::size_t i) { return static_cast<std::uint8_t>(text[at + i]); };
  const std::uint8_t first = octet(0);
  if (first < 0x80) return {first, 1, true};
  if (first < 0xC2 || first > 0xF4) return {};
  const std::uint8_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (text.size() - at < size) return {};
  // Only the second octet has narrower bounds: they shut out overlong forms,
  // surrogates and what lies above U+10FFFF.
  const std::uint8_t low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
  const std::uint8_t high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
  if (octet(1) < low || octet(1) > high) return {};
  char32_t code_point = first & (0xFFU >> (size + 1U));
  for (std::size_t i = 1; i < size; ++i) {
    if ((octet(i) & 0xC0U) != 0x80) return {};
    code_point = code_point << 6U | (octet(i) & 0x3FU);
  }
  return {code_point, size, true};
}

}  // namespace dcvlint
