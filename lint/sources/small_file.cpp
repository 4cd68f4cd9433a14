#include "lint/sources/small_file.h"

namespace dcvlint {

Result<Bytes> read_small_file(const Files& files, const std::string& path, std::size_t megabytes) {
  const std::size_t most = megabytes * 1'000'000;
  if (files.status(path).size <= most) {
    auto bytes = files.read(path);
    // It may have grown in between.
    if (!bytes || bytes->size() <= most) return bytes;
  }
  return fail(path, "larger than " + std::to_string(megabytes) + " MB");
}

}  // namespace dcvlint
