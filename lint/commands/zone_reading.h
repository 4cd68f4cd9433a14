#pragma once
// The zones that --zones names, for commands that ask about names.

#include <vector>

#include "lint/base/document.h"
#include "lint/commands/exit_code.h"
#include "lint/commands/input_reader.h"
#include "lint/facts/zone.h"

namespace dcvlint {

// Says on standard error what could not be read, and where a fault may have cost a record;
// `outcome` keeps it. `command` is what messages begin with.
std::vector<Zone> read_named_zones(InputReader& reader, const Inputs& inputs, Documents& documents,
                                   Names& names, const char* command, NamesOutcome& outcome);

}  // namespace dcvlint
