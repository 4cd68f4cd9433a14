#pragma once
// What is certainly to be otherwise in a subject, damaged text aside: a command that is pasted
// makes all of it right at once, or there is none.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/signed_facts.h"

namespace dcvlint {

struct AttributeChange {
  const Attribute* attribute = nullptr;  // of the subject in question
  bool left_out = false;
  AttributeType type = AttributeType::unknown;  // that it is written as; unknown: its own
  std::string text = {};                        // empty: what it was meant to be
};

// Codes of countries, an OU that must not be there, postal codes beside towns, what ST should not
// have, a CN that is another form of a name in subjectAltName, and what stands for no value. At
// most one change an attribute. None where the subject lacks a value that nobody can tell but who
// ordered: a placeholder for an organisation in a town.
std::optional<std::vector<AttributeChange>> certain_changes(const SignedFact& fact);

// "Kgs. Lyngby" of "2800 Kgs. Lyngby", "München" of "D-80333 München". None where the code does not
// stand at one end, or nothing is left.
std::optional<std::string> without_postal_code(std::string_view country, std::string_view place);

}  // namespace dcvlint
