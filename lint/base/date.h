#pragma once
// Calendar days (proleptic Gregorian, UTC), as rules' dates and --as-of need them.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

enum class Date : std::int32_t {};  // days since 1970-01-01

// "2026-11-21" only: four, two and two digits, a day that exists; years 1 to 9999.
std::optional<Date> parse_date(std::string_view text);
Date make_date(int year, unsigned month, unsigned day);  // a day that exists
std::string to_string(Date date);                        // "2026-11-21"
inline constexpr std::int64_t seconds_a_day = 86'400;
// Of seconds since 1970-01-01 UTC, also those before: the day they lie in, and the first of a day.
// Beyond what Date holds: its first or last day.
Date utc_day(std::int64_t seconds);
std::int64_t first_second(Date day);
constexpr std::int32_t days_between(Date from, Date to) {
  return static_cast<std::int32_t>(to) - static_cast<std::int32_t>(from);
}

}  // namespace dcvlint
