#pragma once
// The real file system behind Files.

#include <cstdint>

#include "lint/base/files.h"

namespace dcvlint {

// Reads with read(), not mmap: a file that is cut while mapped kills the process.
// Devices, FIFOs and sockets are never opened.
class DiskFiles : public Files {
 public:
  FileStatus status(const std::string& path) const override;
  Result<Bytes> read(const std::string& path) const override;
  Result<std::string> canonical(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;
};

// The first `most` bytes of a regular file, or all of it when it has fewer: enough to tell what it
// is.
Result<Bytes> read_start(const std::string& path, std::size_t most);

// Standard input to its end; an error when it has more than so many octets.
Result<Bytes> read_standard_input(std::size_t most = UINT32_MAX);

}  // namespace dcvlint
