#pragma once
// Recorded look-ups: what was asked, what came back octet by octet, and what it was recorded with,
// so that the same findings come out on another machine and day.
//
// A folder of three files:
//   evidence.jsonl  one object a line: first what was recorded, then each message that was sent, in
//                   the order of sending
//   messages.dns    what came back, in the same order, each behind its length in two octets (as
//   over
//                   TCP, RFC 1035 §4.2.2)
//   SHA256SUMS      of both, for `sha256sum -c`. Shows what was altered by accident; whoever needs
//                   more signs this file.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/sources/dns_engine.h"

namespace dcvlint {

struct EvidenceHead {
  std::string tool;                // "dcvlint 0.1.0"
  Date authorities{};              // date of the table of CAs
  Date as_of{};                    // the day that was judged
  std::int64_t begun = 0;          // milliseconds since 1970-01-01 UTC
  std::string resolver;            // "127.0.0.1:53", "embedded"
  std::vector<std::string> names;  // that were asked about, as they were given
};

// One message that was sent, and what became of it.
struct EvidenceEntry {
  std::string name;  // presentation form with the final dot
  std::uint16_t type = 0;
  bool checking_disabled = false;
  DnsArrival::Kind kind = DnsArrival::Kind::unreachable;
  Validation validation = Validation::by_flag;
  std::uint16_t rcode = 0;  // of a failure without a message
  std::string why, server;
  std::uint32_t round_trip = 0;  // microseconds
  std::uint8_t attempts = 0;
  std::int64_t asked = 0;  // milliseconds since 1970-01-01 UTC
  std::vector<std::uint8_t> message;
};

struct Evidence {
  EvidenceHead head;
  std::vector<EvidenceEntry> entries;
};

// Name → content of the three files.
std::map<std::string, std::string> evidence_files(const Evidence& evidence);
// Errors: a file is missing, was altered since (its hash), or is not of this form; `where` is the
// file, with the line where one is to blame.
Result<Evidence> read_evidence(const Files& files, const std::string& directory);

}  // namespace dcvlint
