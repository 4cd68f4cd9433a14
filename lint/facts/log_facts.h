#pragma once
// What rules on validation logs look at.

#include "lint/facts/validation_log.h"
#include "lint/facts/zone_facts.h"

namespace dcvlint {

// One line, with the log around it.
struct LogLineFact {
  const Context& in;
  const ValidationLog& log;
  const LogLine& line;
};

}  // namespace dcvlint
