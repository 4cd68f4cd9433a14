#pragma once
// Reading data/methods.toml: the methods by which CAs validate control over
// names and addresses. As strict as reading rules; a table with a gap between
// its sections is refused.

#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

struct MethodsRead {
  ValidationMethods methods;          // its spans live in the arena
  std::vector<FileProblem> problems;  // not empty: don't use methods
};
MethodsRead read_methods(std::string_view path, std::string_view toml, Arena& arena);

}  // namespace dcvlint
