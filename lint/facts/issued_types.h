#pragma once
// Which types of certificates a CA issues, where a text of its own says that there is no other
// (data/authorities.toml, "issues").

#include <span>
#include <string_view>

#include "lint/base/date.h"
#include "lint/facts/profile.h"

namespace dcvlint {

struct IssuedTypes {
  std::string_view authority;      // its id: "letsencrypt"
  std::span<const Profile> types;  // dv, smime …; one that stands for others means all of them
  std::string_view source;         // where that comes from
  Date as_of{};                    // when that was read

  bool has(Profile type) const;
};
// Null: not known.
const IssuedTypes* issued_types(std::span<const IssuedTypes> all, std::string_view authority);

extern const std::span<const IssuedTypes> builtin_issued_types;  // made while we are built

}  // namespace dcvlint
