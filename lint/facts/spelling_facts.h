#pragma once
// What rules on names of several subjects look at: one that another input of the run writes with
// its own letters and this one in ASCII, or the other way. lint/engine/run_spelling.h finds them.

#include <string_view>

#include "lint/facts/signed_facts.h"

namespace dcvlint {

// Each pair of spellings is looked at once, where the second one stands for the first time.
struct SpellingFact {
  const SignedFact& of;
  const Attribute& attribute;  // O, ST or L
  std::string_view other;      // as another object has it
  Place other_place;
};

}  // namespace dcvlint
