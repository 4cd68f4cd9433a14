#pragma once
// Certificates (X.509 v3, RFC 5280 §4.1).

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/facts/signed.h"

namespace dcvlint {

enum class TimeType : std::uint8_t { none, utc_time, generalized_time };
enum class TimeFault : std::uint8_t {
  none,
  format,        // not even the digits
  no_seconds,    // "2611210000Z"
  no_z,          // local time
  offset,        // "+0100" in place of Z; worked into `seconds`
  fraction,      // "20261121000000.5Z"; cut off
  out_of_range,  // month 13, 30 February, hour 24, second 60
};
std::string_view time_fault_text(TimeFault fault);  // "has no seconds"

struct Time {
  TimeType type = TimeType::none;
  TimeFault fault = TimeFault::none;
  std::optional<std::int64_t> seconds;  // since 1970-01-01T00:00:00Z, when it can be told
  std::string_view text;                // as encoded
  Place place;                          // of text
};
// RFC 5280 §4.1.2.5.1, §4.1.2.5.2. Places are the caller's.
Time parse_time(TimeType type, std::string_view text);

struct Certificate : Signed {
  std::string_view serial;  // content octets of the INTEGER, as encoded
  Place serial_place;
  AlgorithmIdentifier inner_algorithm;  // tbsCertificate.signature; the outer: signature.algorithm
  DistinguishedName issuer;
  Time not_before, not_after;
  Place validity_place;
  std::optional<std::string_view> issuer_unique_id, subject_unique_id;  // BIT STRING content
  bool version_written = false;                                         // false: v1 by default
  bool self_issued() const { return subject.bytes == issuer.bytes; }
};

}  // namespace dcvlint
