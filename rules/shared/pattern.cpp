#include "rules/shared/pattern.h"

#include <algorithm>

#include "lint/base/ascii.h"

namespace dcvlint {
namespace {

bool is_below(std::string_view domain, std::string_view name) {
  if (domain.ends_with('.')) domain.remove_suffix(1);
  if (name.ends_with('.')) name.remove_suffix(1);
  if (name.size() < domain.size()) return false;
  const std::size_t above = name.size() - domain.size();
  return equal_folded(name.substr(above), domain) && (above == 0 || name[above - 1] == '.');
}

}  // namespace

bool fits(std::string_view pattern, std::string_view text) {
  // After a mismatch only the last star has to take one character more.
  std::size_t at = 0;
  std::size_t star = std::string_view::npos;
  std::size_t retry = 0;
  for (std::size_t i = 0; i < text.size();) {
    if (at < pattern.size() && pattern[at] == '*') {
      star = at++;
      retry = i;
    } else if (at < pattern.size() && ascii_lower(pattern[at]) == ascii_lower(text[i])) {
      ++at;
      ++i;
    } else if (star != std::string_view::npos) {
      at = star + 1;
      i = ++retry;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', at) == std::string_view::npos;
}

bool fits_any(std::span<const std::string_view> patterns, std::string_view text) {
  return std::ranges::any_of(patterns, [&](std::string_view each) { return fits(each, text); });
}

bool is_below_any(std::span<const std::string_view> domains, std::string_view name) {
  return std::ranges::any_of(domains, [&](std::string_view each) { return is_below(each, name); });
}

}  // namespace dcvlint
