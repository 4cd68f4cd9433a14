#pragma once
// Letters that are gone: programs write "?" for what a character set does not have, and "¿", "□" or
// nothing for what they could not read. Which letter it was is not in the text any more.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/facts/text_damage.h"

namespace dcvlint {

enum class Loss : std::uint8_t {
  replacement,    // U+FFFD: certain
  question_mark,  // "Universit?t", "?rebro", "????"
  inverted_mark,  // "Malm¿"
  half,           // "Ã?rebro", "Ãrebro", "TromsÃ": the first of two octets is left
  drawing,        // "Malm□", "├Ģisu": boxes, blocks and shapes, which names don't have
};
struct LossFound {
  Loss kind{};
  TextSpan at;
};
struct LossHints {
  bool may_ask = true;       // false: of a place or a person, whose name asks nothing
  std::string_view country;  // ISO 3166-1, or empty: its places tell which words lack a letter
};
// The first in a text. All but U+FFFD are heuristics; a question at the end of a phrase and what
// looks like an address of a page is none.
std::optional<LossFound> find_loss(std::string_view text, const LossHints& hints = {});
// The first "?" behind a letter, of which nobody can tell whether it asks.
std::optional<LossFound> find_question(std::string_view text);

// Of names that are known, the one that the text is when each lost letter stands for one letter
// above ASCII; empty: none, or several. Case of ASCII letters counts.
std::string_view filled_from(std::string_view text, std::span<const std::string_view> known);

}  // namespace dcvlint
