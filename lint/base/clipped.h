#pragma once
// Hostile text made short.

#include <cstddef>
#include <string>
#include <string_view>

namespace dcvlint {

// The text, or as much of it as fits into `most` octets with "…" behind it, cut between characters
// of UTF-8. `most` is 7 or more.
inline std::string clipped(std::string_view text, std::size_t most) {
  if (text.size() <= most) return std::string(text);
  constexpr std::string_view ellipsis = "…";
  constexpr std::size_t longest_character = 4;
  const std::size_t at_most = most - ellipsis.size();
  std::size_t end = at_most;
  while (end > at_most - longest_character &&
         (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;
  }
  return std::string(text.substr(0, end)).append(ellipsis);
}

}  // namespace dcvlint
