#include "rules/certificate/hex_text.h"

#include <cstdint>

namespace dcvlint {

std::string hex_text(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  constexpr std::size_t most = 32;
  std::string text;
  for (const char each : octets.substr(0, most)) {
    const auto octet = static_cast<std::uint8_t>(each);
    text += digits[octet >> 4U];
    text += digits[octet & 15U];
  }
  if (octets.size() > most) text += "…";
  return text;
}

}  // namespace dcvlint
