#pragma once
// The rule book as C++: what the rulebook tool prints and the compiler makes
// into rows that need neither time nor memory when dcvlint starts.

#include <span>
#include <string>

#include "lint/engine/rule.h"

namespace dcvlint {

// Defines builtin_book and builtin_authorities. `path` of the rules printed is
// rules/<id>.toml, wherever they were read.
std::string book_source(const Book& book, const Authorities& authorities);

// A C++ literal of type string_view for any bytes.
std::string text_literal(std::string_view text);

}  // namespace dcvlint
