#include "lint/base/date.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("days count from 1970-01-01") {
  CHECK(static_cast<std::int32_t>(make_date(1970, 1, 1)) == 0);
  CHECK(static_cast<std::int32_t>(make_date(1970, 3, 1)) == 59);
  CHECK(static_cast<std::int32_t>(make_date(1969, 12, 31)) == -1);
  CHECK(static_cast<std::int32_t>(make_date(2000, 3, 1)) == 11017);
  CHECK(static_cast<std::int32_t>(make_date(2026, 11, 21)) == 20778);
  CHECK(days_between(make_date(2024, 2, 28), make_date(2024, 3, 1)) == 2);
  CHECK(days_between(make_date(2100, 2, 28), make_date(2100, 3, 1)) == 1);
}

TEST_CASE("only YYYY-MM-DD is a date, and only of a day that exists") {
  for (const char* good : {"2026-11-21", "2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"}) {
    INFO(good);
    const auto date = parse_date(good);
    REQUIRE(date);
    CHECK(to_string(*date) == good);
  }
  for (const char* bad :
       {"", "2026-11-2", "2026-1-21", "26-11-21", "2026/11/21", "2026-11-21 ", " 2026-11-21",
        "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-01", "2026-11-00", "2026-11-31",
        "0000-01-01", "+026-01-01", "2026-+1-01", "-001-01-01", "2026-11-2x", "20261-1-21"}) {
    INFO(bad);
    CHECK_FALSE(parse_date(bad));
  }
}

TEST_CASE("each day of a 400 year cycle follows the one before") {
  std::string last = "1899-12-31";
  for (std::int32_t day = -25567; day < -25567 + 146097; ++day) {
    const std::string text = to_string(static_cast<Date>(day));
    const auto back = parse_date(text);
    REQUIRE(back);
    REQUIRE(static_cast<std::int32_t>(*back) == day);
    REQUIRE(text > last);
    last = text;
  }
  CHECK(last == "2299-12-31");
}

TEST_CASE("any number of days has a text") {
  CHECK(to_string(static_cast<Date>(INT32_MAX)) == "5881580-07-11");
  CHECK(to_string(static_cast<Date>(INT32_MIN)).ends_with("-06-23"));
}

TEST_CASE("days of seconds") {
  CHECK(to_string(utc_day(0)) == "1970-01-01");
  CHECK(to_string(utc_day(86'399)) == "1970-01-01");
  CHECK(to_string(utc_day(86'400)) == "1970-01-02");
  CHECK(to_string(utc_day(-1)) == "1969-12-31");
  CHECK(to_string(utc_day(-86'400)) == "1969-12-31");
  CHECK(first_second(make_date(1969, 12, 31)) == -86'400);
  CHECK(utc_day(INT64_MAX) == static_cast<Date>(INT32_MAX));
  CHECK(utc_day(INT64_MIN) == static_cast<Date>(INT32_MIN));
}
