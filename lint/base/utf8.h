#pragma once
// UTF-8 octets to code points (RFC 3629 §4).

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
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

inline void append_utf8(std::string& out, char32_t c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0U | c >> 6U);
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0U | c >> 12U);
    out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  } else {
    out += static_cast<char>(0xF0U | c >> 18U);
    out += static_cast<char>(0x80U | (c >> 12U & 0x3FU));
    out += static_cast<char>(0x80U | (c >> 6U & 0x3FU));
    out += static_cast<char>(0x80U | (c & 0x3FU));
  }
}

// Offset of the first octet above 127, or the size. Eight at a time: most names have none.
inline std::size_t ascii_prefix(std::string_view octets) {
  std::size_t at = 0;
  for (; at + 8 <= octets.size(); at += 8) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, octets.data() + at, 8);
    if ((eight & 0x8080808080808080U) != 0) break;
  }
  while (at < octets.size() && static_cast<std::uint8_t>(octets[at]) < 0x80) ++at;
  return at;
}
inline bool is_ascii(std::string_view octets) { return ascii_prefix(octets) == octets.size(); }

inline bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (!step.valid) return false;
    at += step.size;
  }
  return true;
}

}  // namespace dcvlint
