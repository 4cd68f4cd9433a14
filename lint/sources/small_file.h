#pragma once
// Files whose size is known beforehand to be small, so that another file, given by mistake or made
// to take all memory, is not read at all.

#include <cstddef>
#include <string>

#include "lint/base/files.h"

namespace dcvlint {

// As Files::read(); an error too when the file has more than `megabytes` million octets.
Result<Bytes> read_small_file(const Files& files, const std::string& path, std::size_t megabytes);

}  // namespace dcvlint
