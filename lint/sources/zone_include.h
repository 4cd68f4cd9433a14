#pragma once
// Which file an $INCLUDE means, and whether it may be read.

#include <span>
#include <string>
#include <string_view>

#include "lint/base/files.h"
#include "lint/facts/fault.h"

namespace dcvlint {

struct IncludeTarget {
  bool good = false;
  std::string path;       // as the user may know it: seen from where the including file's is
  std::string canonical;  // what is read
  std::uint64_t size = 0;
  FaultCode code{};  // when not good
  std::string detail;
};

// `name` as written in a file known as `includer`: relative to that file's folder,
// and where no such file is, to the nearest folder above it, up to `root` and eight at most: BIND
// looks from its `directory`, which holds the folders of the zones. Nothing outside
// `root` (canonical; empty: nothing at all) is looked at further than needed to
// see that it is outside. `open` are the canonical paths of the files that are
// being read. When there is none, the fault is that of the file's own folder.
IncludeTarget include_target(const Files& files, std::string_view includer, std::string_view name,
                             const std::string& root, std::span<const std::string> open);

}  // namespace dcvlint
