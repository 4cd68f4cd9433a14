#include "lint/facts/registered_domain.h"

#include <algorithm>
#include <string>

namespace dcvlint {

Name registered_domain(const Names& names, const PublicSuffixes* suffixes, Name name) {
  std::size_t labels = 2;
  if (suffixes != nullptr) {
    const std::string text = names.display(name);
    const std::string_view suffix = suffixes->public_suffix(text);
    labels = static_cast<std::size_t>(std::ranges::count(suffix, '.')) + 2;
  }
  while (names.label_count(name) > labels) name = names.parent(name);
  return name;
}

}  // namespace dcvlint
