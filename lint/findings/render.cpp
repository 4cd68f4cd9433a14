#include "lint/base/printable.h"
#include "lint/findings/finding.h"

namespace dcvlint {

std::string render(std::string_view message, std::span<const Word> words) {
  std::string out;
  while (!message.empty()) {
    const std::size_t open = message.find('{');
    append_printable(out, message.substr(0, open));
    if (open == std::string_view::npos) break;
    message.remove_prefix(open);
    const Word* found = nullptr;
    for (const Word& word : words) {
      const bool here = message.substr(1).starts_with(word.name) &&
                        message.substr(1 + word.name.size()).starts_with('}');
      if (here && found == nullptr) found = &word;
    }
    if (found != nullptr) {
      append_printable(out, found->value);
      message.remove_prefix(found->name.size() + 2);
    } else {
      out += '{';
      message.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace dcvlint
