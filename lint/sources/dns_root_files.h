#pragma once
// The files that recursion begins with: the root's trust anchors, and the addresses of its name
// servers.

#include <string>

#include "lint/base/result.h"

namespace dcvlint {

// An error: one is no regular file of at most 1 MB that can be read, or the first holds no trust
// anchor. libunbound would go without, and all names would seem to be insecure.
Result<void> check_root_files(const std::string& trust_anchors, const std::string& root_hints);

}  // namespace dcvlint
