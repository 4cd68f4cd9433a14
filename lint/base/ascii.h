#pragma once
// Letters of ASCII, which names, tags and keywords compare without their case (RFC 4343) in every
// locale.

#include <algorithm>
#include <string>
#include <string_view>

namespace dcvlint {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}
constexpr char ascii_upper(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<char>(c - ('a' - 'A')) : c;
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

constexpr bool equal_folded(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (ascii_lower(a[i]) != ascii_lower(b[i])) return false;
  }
  return true;
}

inline std::string lower_case(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), ascii_lower);
  return folded;
}
inline std::string upper_case(std::string_view text) {
  std::string folded(text);
  std::ranges::transform(folded, folded.begin(), ascii_upper);
  return folded;
}

}  // namespace dcvlint
