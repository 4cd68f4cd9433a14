#include "lint/base/pool.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace dcvlint;

TEST_CASE("what is given back is taken again, as new, and nothing moves") {
  Pool<std::string> pool;
  std::vector<std::string*> taken;
  for (int i = 0; i < 1000; ++i) {
    taken.push_back(&pool.take());
    *taken.back() = std::to_string(i);
  }
  CHECK(pool.taken() == 1000);
  for (int i = 0; i < 1000; ++i) CHECK(*taken[static_cast<std::size_t>(i)] == std::to_string(i));
  pool.give_back(*taken[7]);
  CHECK(pool.taken() == 999);
  CHECK(*taken[7] == "7");
  std::string& again = pool.take();
  CHECK(&again == taken[7]);
  CHECK(again.empty());
  CHECK(pool.taken() == 1000);
}
