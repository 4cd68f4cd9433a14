#pragma once
// Which fixes a program may apply.

#include "lint/findings/finding.h"
#include "lint/reports/spot.h"

namespace dcvlint {

// The fix, when each of its edits is in a file and its text can stand in JSON; otherwise null. A
// line that a $GENERATE made is in no file: its place is that of the whole directive, and the edit
// would replace all of it.
const Fix* applicable_fix(const Fix* fix, Spots& spots);

}  // namespace dcvlint
