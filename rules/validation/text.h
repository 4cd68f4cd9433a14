#pragma once
// Words about lines of a log.

#include <string>

#include "lint/facts/log_facts.h"

namespace dcvlint {

// What the line is about: its name; "this line" where it has none.
std::string subject_of(const LogLine& line);
// The method's title, or "no method".
std::string method_of(const LogLine& line);

}  // namespace dcvlint
