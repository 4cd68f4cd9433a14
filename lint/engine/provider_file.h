#pragma once
// Reading data/providers.toml: records by which CAs and services see that a domain is under
// control. As strict as reading rules; the head of the file tells the form.

#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/provider.h"

namespace dcvlint {

struct ProvidersRead {
  Providers providers;                // its spans live in the arena
  std::vector<FileProblem> problems;  // not empty: don't use providers
};
ProvidersRead read_providers(std::string_view path, std::string_view toml, Arena& arena);

}  // namespace dcvlint
