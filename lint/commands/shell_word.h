#pragma once
// Paths in commands that we suggest, for whoever pastes one into a shell.

#include <string>
#include <string_view>

namespace dcvlint {

// The path where a shell reads it as one word and nothing else, and no command as an option; else
// `otherwise`, which stands for it: "FILE".
std::string shell_word(std::string_view path, std::string_view otherwise);

}  // namespace dcvlint
