#pragma once
// What a finding is known by when the file around it changes.

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "lint/base/document.h"
#include "lint/engine/run.h"
#include "lint/reports/spot.h"

namespace dcvlint {

// Text that two readings of the same evidence share: spaces, tabs and line ends in a row are one
// space, none at either end.
std::string normal_evidence(std::string_view text);

// FNV-1a, 64 bits (offset basis cbf29ce484222325, prime 100000001b3), over the rule's id, the
// target and the evidence, each followed by a zero octet. It is printed and kept by others: it may
// not change. Against chance, not against attackers.
std::uint64_t finding_hash(std::string_view rule, std::string_view target,
                           std::string_view evidence);

// Fingerprints of a report's findings, asked for in the report's order: the hash as 16 hexadecimal
// digits, a colon, and how many findings of the same file had the same hash so far, this one
// included. No line number takes part, and no octet of a challengePassword.
class Fingerprints {
 public:
  explicit Fingerprints(const Documents& documents) : documents_(documents) {}
  // `spot` of the finding's place.
  std::string next(const Finding& finding, const Spot& spot);

 private:
  const Documents& documents_;
  std::map<std::pair<std::string, std::uint64_t>, std::uint64_t> seen_;
};

}  // namespace dcvlint
