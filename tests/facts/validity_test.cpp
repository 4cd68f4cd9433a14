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

TEST_CASE("the limit is that of the day of issue") {
  CHECK_FALSE(validity_limit(make_date(2018, 3, 1)));
  CHECK(validity_limit(make_date(2018, 3, 2))->days == 825);
  CHECK(validity_limit(make_date(2020, 8, 31))->days == 825);
  CHECK(validity_limit(make_date(2026, 3, 14))->days == 398);
  CHECK(validity_limit(make_date(2026, 3, 15))->days == 200);
  CHECK(validity_limit(make_date(2029, 3, 14))->days == 100);
  CHECK(validity_limit(make_date(2035, 1, 1))->days == 47);
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
