#include "lint/base/spelling.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace dcvlint;

TEST_CASE("edit distance counts letters and neighbours that changed places") {
  struct Row {
    std::string_view a, b;
    std::size_t distance;
  };
  const Row rows[] = {{"", "", 0},
                      {"", "ab", 2},
                      {"issue", "issue", 0},
                      {"Issue", "iSSUE", 0},
                      {"isseu", "issue", 1},
                      {"issu", "issue", 1},
                      {"issuue", "issue", 1},
                      {"iodef", "iodex", 1},
                      {"kitten", "sitting", 3},
                      {"ab", "ba", 1},
                      {"abc", "cab", 2},
                      {"abcd", "badc", 2}};
  for (const Row& row : rows) {
    INFO(row.a << " and " << row.b);
    CHECK(edit_distance(row.a, row.b, 5) == row.distance);
    CHECK(edit_distance(row.b, row.a, 5) == row.distance);
    for (std::size_t limit = 0; limit < 4; ++limit) {
      CHECK(edit_distance(row.a, row.b, limit) == std::min(row.distance, limit + 1));
    }
  }
}

TEST_CASE("long words are compared in linear time") {
  const std::string a(2'000'000, 'a');
  std::string b = a;
  b[1'000'000] = 'b';
  CHECK(edit_distance(a, b, 2) == 1);
  CHECK(edit_distance(a, std::string(2'000'000, 'c'), 2) == 3);
}

TEST_CASE("the nearest word, if one is near") {
  constexpr std::array<std::string_view, 5> words{"severity", "select", "selects", "fix", "why"};
  CHECK(nearest("severty", words) == "severity");
  CHECK(nearest("SELECT", words) == "select");
  CHECK(nearest("selec", words) == "select");
  CHECK(nearest("selet", words) == "select");  // "selects" is two away
  CHECK(nearest("slects", words) == "selects");
  CHECK(nearest("fox", words) == "fix");
  CHECK(nearest("foo", words).empty());  // two edits in a short word
  CHECK(nearest("colour", words).empty());
  CHECK(nearest("", words).empty());
  CHECK(nearest("fix", {}).empty());
}
