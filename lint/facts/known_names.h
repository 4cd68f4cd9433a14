#pragma once
// Names that somebody knows to be right: an organisation's own, as [text] of its dcvlint.toml lists
// them. They are evidence for what damaged text was, and for what only looks damaged.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/mojibake.h"

namespace dcvlint {

struct SignedFact;

// What is wrong with a list of names. line and column from 1, in octets; 0: it is about the whole.
struct NameListProblem {
  std::uint32_t line = 0, column = 0;
  std::string what, help;
};

class KnownNames {
 public:
  static constexpr std::size_t most_names = 1'000'000;
  static constexpr std::size_t longest_name = 1024;  // octets

  // Adds a text of names, one a line, as `dcvlint text --known` has them: lines end with LF or
  // CRLF; empty ones and a byte order mark don't count. Stops at the first problem. Before the
  // first question, which settle() makes possible.
  std::optional<NameListProblem> add_list(std::string_view text);
  void settle();

  // Octet by octet.
  bool has(std::string_view text) const;
  // Names beyond ASCII with the same ASCII letters and digits in the same order: what damage leaves
  // of a name. Of very many the first ones.
  std::vector<std::string_view> like(std::string_view text) const;

 private:
  struct Row {
    std::string skeleton;
    std::uint32_t name = 0;
  };
  std::vector<std::string> names_;  // sorted
  std::vector<Row> by_skeleton_;    // likewise, those of names beyond ASCII
};

// Text that is one of the names after a misreading: UTF-8 read as a page, once or twice (certain),
// or text of one page read as another (a heuristic). Nothing where the text itself is known.
std::optional<Mojibake> misread_known(const KnownNames& known, std::string_view text);
// The only name that a text with lost letters can be; empty: none or several.
std::string_view filled_known(const KnownNames& known, std::string_view text);

// Those that hold for what the fact is part of; null: none.
const KnownNames* known_names(const SignedFact& fact);
bool is_known_name(const SignedFact& fact, std::string_view text);

}  // namespace dcvlint
