#include "lint/sources/dns_pace.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

// How many go within so many µs, by somebody who never waits longer than told.
int within(DnsPaceLimit limit, std::int64_t from, std::int64_t span) {
  DnsPace pace;
  int count = 0;
  for (std::int64_t now = from; now < from + span && count < 100'000;) {
    const std::int64_t next = pace.next(limit);
    if (next > now) {
      now = next;
      continue;
    }
    pace.take(limit, now);
    ++count;
  }
  return count;
}

}  // namespace

TEST_CASE("so many a second, a few at once") {
  for (const std::int64_t from : {std::int64_t{0}, std::int64_t{123'456'789'000}}) {
    CHECK(within({100, 1}, from, 1'000'000) == 100);
    CHECK(within({100, 16}, from, 1'000'000) == 100 + 15);
    CHECK(within({100, 16}, from, 10'000'000) == 1000 + 15);
    CHECK(within({1, 1}, from, 10'000'000) == 10);
    CHECK(within({100, 16}, from, 1) == 16);
    CHECK(within({0, 16}, from, 1) == 100'000);
  }
}

TEST_CASE("a pause is no credit beyond those few") {
  constexpr DnsPaceLimit limit(10, 3);
  DnsPace pace;
  std::int64_t now = 1'000'000;
  for (int i = 0; i < 3; ++i) {
    CHECK(pace.next(limit) <= now);
    pace.take(limit, now);
  }
  CHECK(pace.next(limit) == now + 100'000);
  now += 60'000'000;
  for (int i = 0; i < 3; ++i) {
    CHECK(pace.next(limit) <= now);
    pace.take(limit, now);
  }
  CHECK(pace.next(limit) > now);
}
