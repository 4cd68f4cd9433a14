#pragma once
// dcvlint text: whether lines of text are damaged, and what they were.

#include <optional>
#include <string>
#include <vector>

#include "lint/commands/output.h"
#include "lint/findings/finding.h"

namespace dcvlint {

struct TextOptions {
  std::vector<std::string> files;  // "-": standard input
  std::vector<std::string> known;  // files of names that are known, one a line
  std::string country;             // ISO 3166-1, in capitals; empty: not told
  bool repair = false;             // print the lines, repaired, in place of what is wrong with them
  bool json = false;
  bool quiet = false;
  bool never_fail = false;
  Severity fail_on = Severity::error;
  Colour colour = Colour::automatic;
};

int run_text(const TextOptions& options);

}  // namespace dcvlint
