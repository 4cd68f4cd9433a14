#pragma once
// --debian-weak-keys: a folder with lists of Debian's weak keys.

#include <string>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/facts/debian_key.h"

namespace dcvlint {

// The files blacklist.RSA-BITS of a folder. Errors: no folder, no such file, a line that is none.
Result<DebianKeys> read_debian_lists(const Files& files, const std::string& folder);

}  // namespace dcvlint
