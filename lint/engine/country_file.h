#pragma once
// Reading data/countries.toml: `date` and `source` of ISO 3166-1, and a [[note]] for each code that
// is no country's but is met (code, write, says). The codes themselves are compiled in.

#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/rule_file.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

struct CountriesRead {
  Countries countries;                // its spans live in the arena
  std::vector<FileProblem> problems;  // not empty: don't use countries
};
CountriesRead read_countries(std::string_view path, std::string_view toml, Arena& arena);

}  // namespace dcvlint
