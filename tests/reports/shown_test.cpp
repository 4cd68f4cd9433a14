#include "lint/reports/shown.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line + "|";
  return out;
}

TEST_CASE("numbers in groups") {
  CHECK(grouped(0) == "0");
  CHECK(grouped(999) == "999");
  CHECK(grouped(1204) == "1 204");
  CHECK(grouped(3100000) == "3 100 000");
  CHECK(counted(1, "zone") == "1 zone");
  CHECK(counted(0, "zone") == "0 zones");
}

TEST_CASE("wrapping") {
  CHECK(joined(wrap("one two three", 7)) == "one two|three|");
  CHECK(joined(wrap("incomprehensible a", 5)) == "incomprehensible|a|");
  CHECK(joined(wrap("a\n\nb\n", 5)) == "a||b|");
  CHECK(joined(wrap("日本 日本", 8)) == "日本|日本|");
  CHECK(joined(wrap("", 8)) == "|");
  CHECK(joined(wrap("run `a b  c` now", 5)) == "run|`a b  c`|now|");
  CHECK(joined(wrap("(`a b`, `c d`). x", 6)) == "(`a b`,|`c d`).|x|");
  CHECK(joined(wrap("a ` b c", 3)) == "a `|b c|");
  CHECK(joined(wrap("what ::error::x", 6)) == "what|\\x3A:error::x|");
}

TEST_CASE("nothing that a CI runner takes for a command") {
  CHECK(shown("a ##[error] ##[x") == "a #\\x23[error] #\\x23[x");
  CHECK(shown("###vso[x] ##Vso [x] ## [x]") == "##\\x23vso[x] ##Vso [x] ## [x]");
  CHECK(shown_path("::error.zone") == "./::error.zone");
  CHECK(shown_path(" ::e") == "./ ::e");
  CHECK(shown_path("zones/a") == "zones/a");
}

}  // namespace
}  // namespace dcvlint
