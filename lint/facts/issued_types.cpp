#include "lint/facts/issued_types.h"

#include <algorithm>

namespace dcvlint {

bool IssuedTypes::has(Profile type) const {
  return std::ranges::any_of(
      types, [&](Profile each) { return stands_for(each, type) || stands_for(type, each); });
}

const IssuedTypes* issued_types(std::span<const IssuedTypes> all, std::string_view authority) {
  const auto found = std::ranges::find(all, authority, &IssuedTypes::authority);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace dcvlint
