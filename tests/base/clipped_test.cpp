#include "lint/base/clipped.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("clipped: what fits stays, the rest ends between characters") {
  CHECK(clipped("", 10) == "");
  CHECK(clipped("0123456789", 10) == "0123456789");
  CHECK(clipped("0123456789a", 10) == "0123456…");
  CHECK(clipped("012345ö789a", 10) == "012345…");
  CHECK(clipped("01234ö6789a", 10) == "01234ö…");
  CHECK(clipped("0123😀6789a", 10) == "0123…");
  // No UTF-8: cut anywhere.
  CHECK(clipped("012\x80\x80\x80\x80\x80\x80\x80\x80", 10).ends_with("…"));
  CHECK(clipped("012\x80\x80\x80\x80\x80\x80\x80\x80", 10).size() <= 10);
}
