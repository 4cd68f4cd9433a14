#include "lint/commands/shell_word.h"

namespace dcvlint {

std::string shell_word(std::string_view path, std::string_view otherwise) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+@%";
  const bool word = !path.empty() && !path.starts_with('-') &&
                    path.find_first_not_of(plain) == std::string_view::npos;
  return std::string(word ? path : otherwise);
}

}  // namespace dcvlint
