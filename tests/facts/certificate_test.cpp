#include "lint/facts/certificate.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

TEST_CASE("times, and what is odd about them") {
  struct Row {
    TimeType type;
    const char* text;
    TimeFault fault;
    std::optional<std::int64_t> seconds;
  };
  constexpr auto utc = TimeType::utc_time;
  constexpr auto general = TimeType::generalized_time;
  const Row rows[] = {
      {utc, "261121000000Z", TimeFault::none, 1795219200},
      {utc, "491231235959Z", TimeFault::none, 2524607999},
      {utc, "500101000000Z", TimeFault::none, -631152000},
      {utc, "2611210000Z", TimeFault::no_seconds, 1795219200},
      {utc, "261121000000", TimeFault::no_z, 1795219200},
      {utc, "261121010000+0100", TimeFault::offset, 1795219200},
      {utc, "261121000000+01", TimeFault::format, std::nullopt},
      {utc, "260230000000Z", TimeFault::out_of_range, std::nullopt},
      {utc, "261321000000Z", TimeFault::out_of_range, std::nullopt},
      {utc, "261121240000Z", TimeFault::out_of_range, std::nullopt},
      {utc, "261121000060Z", TimeFault::out_of_range, std::nullopt},
      {utc, "20261121000000Z", TimeFault::format, std::nullopt},
      {utc, "", TimeFault::format, std::nullopt},
      {general, "20500101000000Z", TimeFault::none, 2524608000},
      {general, "99991231235959Z", TimeFault::none, 253402300799},
      {general, "20240229000000Z", TimeFault::none, 1709164800},
      {general, "21000229000000Z", TimeFault::out_of_range, std::nullopt},
      {general, "20261121000000.5Z", TimeFault::fraction, 1795219200},
      {general, "00000101000000Z", TimeFault::out_of_range, std::nullopt},
      {general, "2026112100Z", TimeFault::format, std::nullopt},
  };
  for (const Row& row : rows) {
    INFO(row.text);
    const Time time = parse_time(row.type, row.text);
    CHECK(time.fault == row.fault);
    CHECK(time.seconds == row.seconds);
  }
}

}  // namespace
}  // namespace dcvlint
