#pragma once
// Digits and escapes, as every reader of master-file text needs them.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/base/ascii.h"

namespace dcvlint {

constexpr unsigned digit(char c) { return static_cast<unsigned>(c - '0'); }
inline constexpr auto hex_digits = [] {
  std::array<std::int8_t, 256> table{};
  table.fill(-1);
  for (std::int8_t i = 0; i < 10; ++i) table['0' + static_cast<std::size_t>(i)] = i;
  for (std::int8_t i = 10; i < 16; ++i) {
    table['a' + static_cast<std::size_t>(i) - 10] = i;
    table['A' + static_cast<std::size_t>(i) - 10] = i;
  }
  return table;
}();
constexpr int hex_digit(char c) { return hex_digits[static_cast<unsigned char>(c)]; }

// \DDD or \X at the start of `text` (RFC 1035 §5.1); nothing when it is neither.
struct CharacterEscape {
  std::uint8_t octet = 0;
  std::uint8_t size = 0;  // bytes of source
};
constexpr std::optional<CharacterEscape> read_escape(std::string_view text) {
  if (text.size() < 2) return std::nullopt;
  if (!is_digit(text[1])) return CharacterEscape{static_cast<std::uint8_t>(text[1]), 2};
  if (text.size() < 4 || !is_digit(text[2]) || !is_digit(text[3])) return std::nullopt;
  const unsigned octet = digit(text[1]) * 100 + digit(text[2]) * 10 + digit(text[3]);
  if (octet > 255) return std::nullopt;
  return CharacterEscape{static_cast<std::uint8_t>(octet), 4};
}

}  // namespace dcvlint
