#pragma once
// What breaks an issue value, in words.

#include <cstddef>
#include <string>
#include <string_view>

#include "lint/facts/caa.h"

namespace dcvlint {

// Octets of the quotation mark at `at`: straight, typographic in UTF-8, or
// typographic in Windows-1252; 0 when there is none.
std::size_t quote_size(std::string_view value, std::size_t at);

// Why a value that is not well formed is read as naming nobody: a clause.
std::string issue_problem(std::string_view value, const IssueValue& parsed);

// What a property lets its CA make: "certificates", "wildcard certificates" …
std::string_view issued_things(CaaTag tag);

}  // namespace dcvlint
