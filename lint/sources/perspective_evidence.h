#pragma once
// Evidence of several perspectives: a folder with
//   perspectives.txt  a line that names the form, then a line for each perspective, the primary one
//                     first: the resolver, a blank, its RIR region or "-"
//   1, 2, …           what each of them saw, in their order: evidence as of one resolver
//                     (lint/sources/evidence.h)
//   SHA256SUMS        of perspectives.txt and of the SHA256SUMS of each folder

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/facts/quorum.h"

namespace dcvlint {

struct RecordedPerspective {
  std::string dns;  // as resolver_text() has it
  std::optional<Rir> region;
};

// The folder of a perspective, by its place in the order.
std::string perspective_folder(std::size_t number);

// Name → content of the two files; `sums` are the contents of each folder's SHA256SUMS.
std::map<std::string, std::string> perspective_files(std::span<const RecordedPerspective> all,
                                                     std::span<const std::string> sums);
// Each folder is still to be read by read_evidence(), which looks at its hashes. At least one and
// at most `most`. Errors: as of read_evidence().
Result<std::vector<RecordedPerspective>> read_perspectives(const Files& files,
                                                           const std::string& directory,
                                                           std::size_t most);

}  // namespace dcvlint
