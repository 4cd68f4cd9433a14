#pragma once
// Reading data/authorities.toml: CAs and the names by which CAA records allow
// them. As strict as reading rules; rows that say nothing about where they
// come from are refused.

#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/authority.h"
#include "lint/facts/issued_types.h"

namespace dcvlint {

struct AuthoritiesRead {
  Authorities authorities;             // its spans live in the arena
  std::span<const IssuedTypes> types;  // likewise
  std::vector<FileProblem> problems;   // not empty: don't use authorities
};
AuthoritiesRead read_authorities(std::string_view path, std::string_view toml, Arena& arena);

}  // namespace dcvlint
