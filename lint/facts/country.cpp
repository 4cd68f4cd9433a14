#include "lint/facts/country.h"

#include <algorithm>

namespace dcvlint {

bool Countries::has(std::string_view code) const {
  if (code.size() != 2) return false;
  const auto first = static_cast<unsigned char>(code[0]) - 'A';
  const auto second = static_cast<unsigned char>(code[1]) - 'A';
  if (first < 0 || first >= 26 || second < 0 || second >= 26) return false;
  return (codes[static_cast<std::size_t>(first)] >> static_cast<unsigned>(second) & 1U) != 0;
}

const CountryNote* Countries::note(std::string_view code) const {
  const auto found = std::ranges::find(notes, code, &CountryNote::code);
  return found == notes.end() ? nullptr : &*found;
}

bool looks_like_country(std::string_view text) {
  return text.size() == 2 && std::ranges::all_of(text, [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
         });
}

}  // namespace dcvlint
