#pragma once
// SHA256SUMS of a recording, as sha256sum writes and checks it: whether a file was altered since.

#include <span>
#include <string>
#include <string_view>

#include "lint/base/result.h"

namespace dcvlint {

inline constexpr std::string_view sums_file = "SHA256SUMS";

struct RecordedFile {
  std::string_view name;  // within the folder that has the sums
  std::string_view content;
};

// What SHA256SUMS holds for the files, in their order.
std::string sums_of(std::span<const RecordedFile> files);

// An error, whose place is in `folder`, when one of the files is not as `sums` says. `told` is how
// the sums are called in it.
Result<void> check_sums(const std::string& folder, std::string_view sums,
                        std::span<const RecordedFile> files, std::string_view told = sums_file);
// The same, and when `sums` holds anything else: nobody knows which of two sums was recorded.
Result<void> check_all_sums(const std::string& folder, std::string_view sums,
                            std::span<const RecordedFile> files, std::string_view told = sums_file);

}  // namespace dcvlint
