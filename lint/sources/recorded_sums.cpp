#include "lint/sources/recorded_sums.h"

#include "lint/base/files.h"
#include "lint/sources/sha256.h"

namespace dcvlint {

std::string sums_of(std::span<const RecordedFile> files) {
  std::string lines;
  for (const RecordedFile& file : files) {
    lines += sha256_hex(file.content) + "  " + std::string(file.name) + '\n';
  }
  return lines;
}

Result<void> check_sums(const std::string& folder, std::string_view sums,
                        std::span<const RecordedFile> files, std::string_view told) {
  for (const RecordedFile& file : files) {
    if (sums.find(sums_of({&file, 1})) != std::string_view::npos) continue;
    return fail(
        join_path(folder, file.name),
        "was altered since it was recorded: its SHA-256 is not the one in " + std::string(told));
  }
  return {};
}

Result<void> check_all_sums(const std::string& folder, std::string_view sums,
                            std::span<const RecordedFile> files, std::string_view told) {
  if (auto same = check_sums(folder, sums, files, told); !same) return same;
  if (sums == sums_of(files)) return {};
  return fail(join_path(folder, sums_file),
              "was altered since it was recorded: it has more than the sums of what is there");
}

}  // namespace dcvlint
