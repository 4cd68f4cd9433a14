#pragma once
// How long a certificate is valid (RFC 5280 §4.1.2.5, BR 6.3.2). The limits are rows of
// data/profiles.

#include <cstdint>
#include <optional>
#include <string>

#include "lint/base/date.h"
#include "lint/facts/certificate.h"

namespace dcvlint {

// From notBefore through notAfter, both seconds included: 86 400 when notAfter is 23:59:59 of the
// day that began at notBefore. 0 or less when notAfter comes before. Nothing when a time can't be
// read.
std::optional<std::int64_t> validity_seconds(const Certificate& certificate);
// BR 6.3.2: a day has 86 400 s, and each second beyond makes another day begin.
constexpr std::int64_t validity_days(std::int64_t seconds) {
  return seconds <= 0 ? 0 : (seconds - 1) / seconds_a_day + 1;
}
// The same day of the month so many months later; the last day of a month that has fewer days.
// Years 1 to 9999: beyond them the last day of 9999.
Date months_later(Date day, std::int32_t months);
// "200 days", "200 days and 1 second", "90 days, 3 hours and 5 seconds".
std::string duration_text(std::int64_t seconds);
// "2026-11-21 09:00:00Z" of seconds since 1970, years 1 to 9999.
std::string time_text(std::int64_t seconds);

}  // namespace dcvlint
