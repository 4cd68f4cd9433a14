#pragma once
// All that can be wrong with a line of text that is a name, as the rules on subjects see it: for
// lists of names, before they become subjects.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/mojibake.h"
#include "lint/facts/text_damage.h"
#include "lint/facts/text_loss.h"

namespace dcvlint {

class KnownNames;

struct TextVerdict {
  std::string_view rule;  // id of the rule that tells the same of a subject
  TextSpan at;
  std::string what;  // "UTF-8 was read as Windows-1252 twice (octets C3 83 …)"
};
struct TextJudgement {
  std::vector<TextVerdict> verdicts;  // one cause, one verdict; empty: nothing is wrong
  // The line as it was probably meant; nothing where a letter is lost or where nobody can tell.
  std::optional<std::string> repaired;
};
// `octets` need not be UTF-8; `country` as in find_mojibake. Names of `known` settle what a lost
// letter was and which reading is meant, and are right themselves.
TextJudgement judge_text(std::string_view octets, std::string_view country = {},
                         const KnownNames* known = nullptr);

// Whether judge_text() finds damage in valid UTF-8: something that another text was meant by. What
// stands for no value, a question, and the syntax of written names are none. For what a repair
// made.
bool is_damaged(std::string_view text, std::string_view country);

// Whether text that was read with the wrong character set is a better explanation of a "?", "¿" or
// drawing in it than a letter that is lost.
bool explains_loss(const std::optional<Mojibake>& misread, Loss kind);

// The subdivision of the country (of any, when it is empty) that a text with lost letters names, if
// one alone fits; else empty.
std::string_view subdivision_filled_in(std::string_view text, std::string_view country);

// "C3 83 C2 B6": the octets above ASCII at or behind `at`, the first eight of them.
std::string first_octets(std::string_view text, std::size_t at);

}  // namespace dcvlint
