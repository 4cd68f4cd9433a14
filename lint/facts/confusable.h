#pragma once
// Letters of one alphabet that look like those of another: "Malmö" with a Cyrillic "а", a Greek
// name with "AE" in Latin letters. Nobody sees it, and nothing that compares names finds it.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/text_damage.h"

namespace dcvlint {

// The Latin letter that a Cyrillic or Greek one looks like; 0: none.
char32_t latin_look_alike(char32_t c);

struct Confusable {
  char32_t c = 0;     // the first letter of the other alphabet
  TextSpan at;        // that letter
  std::string meant;  // the text in one alphabet; empty: a letter of it has no counterpart
};
// Words of letters from two of Latin, Cyrillic and Greek, where those of one look like the other's;
// a short word in Latin capitals in a text that is Greek otherwise. A heuristic.
std::optional<Confusable> find_confusable(std::string_view text);

}  // namespace dcvlint
