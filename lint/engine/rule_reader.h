#pragma once
// One rule file, from TOML to a row.

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/rule_file.h"
#include "lint/engine/toml_tree.h"

namespace dcvlint {

// The row when nothing is wrong. All text is copied into the arena.
std::optional<Rule> read_rule(std::string_view id, std::string_view path, std::string_view toml,
                              std::span<const Check> checks, Arena& arena, TomlProblems& problems);

// The [[example]] tables of a rule file; of `rule` its documents and phases must be known.
std::vector<Example> read_examples(const Rule& rule, TableReader& file, TomlProblems& problems);

// Braces of a message: every {word} must be one of `words`, and no other brace may stand there.
void check_message(const TomlValue& message, std::span<const std::string_view> words,
                   TomlProblems& problems);

}  // namespace dcvlint
