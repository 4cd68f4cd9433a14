#pragma once
// When the signatures in a message hold (RFC 4034 §3.1.5).

#include <cstdint>
#include <string>

#include "lint/sources/dns_message.h"

namespace dcvlint {

// What a clock has against the RRSIG records of the answer and authority sections, in words: "a
// signature in it holds from 2027-03-01 00:00:00 UTC on, and the clock says 2026-11-22 …", "a
// signature in it held until …". Of several the first that no other of the same type stands in for;
// empty: nothing. `milliseconds` since
// 1970-01-01 UTC.
std::string signature_time_flaw(const DnsMessage& message, std::int64_t milliseconds);

}  // namespace dcvlint
