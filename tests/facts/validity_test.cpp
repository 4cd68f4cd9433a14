#include "lint/facts/validity.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

std::optional<std::int64_t> seconds_between(std::string_view from, std::string_view to) {
  Certificate certificate;
  certificate.not_before = parse_time(TimeType::utc_time, from);
  certificate.not_after = parse_time(TimeType::utc_time, to);
  return validity_seconds(certificate);
}

TEST_CASE("both ends belong to the validity period") {
  CHECK(seconds_between("260101000000Z", "260101235959Z") == 86'400);
  CHECK(seconds_between("260101000000Z", "260102000000Z") == 86'401);
  CHECK(seconds_between("260101000000Z", "260101000000Z") == 1);
  CHECK(seconds_between("260101000001Z", "260101000000Z") == 0);
  CHECK(seconds_between("260102000000Z", "260101000000Z") == -86'399);
  CHECK(seconds_between("240228000000Z", "240301000000Z") == 2 * 86'400 + 1);  // a leap day
  CHECK_FALSE(seconds_between("260132000000Z", "260101000000Z"));
}

TEST_CASE("a second beyond is another day") {
  CHECK(validity_days(1) == 1);
  CHECK(validity_days(86'400) == 1);
  CHECK(validity_days(86'401) == 2);
  CHECK(validity_days(200 * 86'400) == 200);
  CHECK(validity_days(200 * 86'400 + 1) == 201);
  CHECK(validity_days(0) == 0);
  CHECK(validity_days(-5) == 0);
}

TEST_CASE("months of the calendar") {
  struct Row {
    const char* day;
    int months;
    const char* later;
  };
  for (const Row& row : {Row{"2026-02-28", 39, "2029-05-28"}, Row{"2024-01-31", 39, "2027-04-30"},
                         Row{"2024-01-31", 1, "2024-02-29"}, Row{"2023-01-31", 1, "2023-02-28"},
                         Row{"2026-12-31", 0, "2026-12-31"}, Row{"2026-12-01", 135, "2038-03-01"},
                         Row{"2026-11-30", 1, "2026-12-30"}, Row{"9999-06-01", 12, "9999-12-31"}}) {
    INFO(row.day << " + " << row.months);
    CHECK(to_string(months_later(parse_date(row.day).value(), row.months)) == row.later);
  }
}

TEST_CASE("durations in words") {
  CHECK(duration_text(200 * 86'400) == "200 days");
  CHECK(duration_text(200 * 86'400 + 1) == "200 days and 1 second");
  CHECK(duration_text(86'400 + 3600 + 120) == "1 day, 1 hour and 2 minutes");
  CHECK(duration_text(59) == "59 seconds");
  CHECK(duration_text(0) == "0 seconds");
}

TEST_CASE("times in words") {
  CHECK(time_text(0) == "1970-01-01 00:00:00Z");
  CHECK(time_text(1'795'253'645) == "2026-11-21 09:34:05Z");
  CHECK(time_text(-1) == "1969-12-31 23:59:59Z");
}

}  // namespace
}  // namespace dcvlint
