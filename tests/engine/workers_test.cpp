#include "lint/engine/workers.h"

#include <doctest/doctest.h>

#include <atomic>
#include <stdexcept>

using namespace dcvlint;

TEST_CASE("workers do all there is to do, however many were asked for") {
  for (const std::size_t workers : {std::size_t{0}, std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
    CAPTURE(workers);
    std::atomic<std::size_t> calls = 0, next = 0, done = 0;
    run_workers(workers, [&] {
      ++calls;
      while (next++ < 1000) ++done;
    });
    CHECK(done == 1000);
    CHECK(calls >= 1);
    CHECK(calls <= most_workers);
  }
}

TEST_CASE("what a worker throws comes out when the others are done") {
  std::atomic<std::size_t> calls = 0, ended = 0;
  const auto work = [&] {
    if (calls++ == 1) throw std::runtime_error("the second");
    while (calls < 2) {
    }
    ++ended;
  };
  CHECK_THROWS_WITH(run_workers(3, work), "the second");
  CHECK(ended + 1 == calls);
}
