#include "lint/sources/gitignore.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

struct GlobRow {
  const char* glob;
  const char* path;
  bool matches;
};
constexpr GlobRow globs[] = {
    {"*.zone", "a.zone", true},
    {"*.zone", "d/a.zone", false},
    {"d/*", "d/a", true},
    {"d/*", "d/e/a", false},
    {"**/a", "a", true},
    {"**/a", "d/e/a", true},
    {"**/a", "d/ba", false},
    {"d/**", "d/e/a", true},
    {"d/**", "d", false},
    {"d/**/a", "d/a", true},
    {"d/**/a", "d/e/f/a", true},
    {"d/**/a", "d/e/f/b", false},
    {"d/**/e*/**/a", "d/x/e1/y/e2/a", true},
    {"a**b", "axxb", true},
    {"a**b", "ax/b", false},
    {"?", "/", false},
    {"a?c", "abc", true},
    {"[ab]", "b", true},
    {"[!ab]", "b", false},
    {"[^ab]", "c", true},
    {"[a-c]x", "bx", true},
    {"[a-c]x", "dx", false},
    {"[]]", "]", true},
    {"[[:digit:]]", "7", true},
    {"[[:digit:]]", "x", false},
    {"[[:upper:]x]", "x", true},
    {"[a", "[a", true},
    {"[!/]", "/", false},
    {"\\*", "*", true},
    {"\\*", "a", false},
    {"a\\", "a\\", false},
    {"*a*b*c", "xaybzc", true},
    {"*a*b*c", "xaybz", false},
    {"", "", true},
    {"**", "a/b", true},
    {"x\\", "x", false},
    {"a]b", "a]b", true},
    {"z/*]b", "z/xb]b", true},
    {"a/**/b", "a/b", true},
    {"**/b", "b", true},
    {"a*a", "a", false},
    {"\\*", "*", true},
    {"*.\\z", "a.z", true},
};

TEST_CASE("globs") {
  for (const GlobRow& row : globs) {
    INFO(row.glob, " ~ ", row.path);
    CHECK(glob_matches(row.glob, row.path) == row.matches);
    CHECK(Glob(row.glob).matches(row.path) == row.matches);
  }
}

TEST_CASE("a glob made to take long ends soon") {
  std::string glob, path(20'000, 'a');
  for (int i = 0; i < 200; ++i) glob += "a*";
  CHECK_FALSE(glob_matches(glob + "b", path));
  for (int i = 0; i < 2'000; ++i) path[static_cast<std::size_t>(i) * 7 + 3] = '/';
  CHECK_FALSE(glob_matches("**/a*a*a*/**/a*a*b", path));
}

std::string decided(const IgnorePatterns& patterns, std::string_view path, bool directory = false) {
  const auto decision = patterns.decide(path, directory);
  return !decision ? "open" : *decision ? "ignored" : "kept";
}

TEST_CASE("the last pattern decides") {
  const IgnorePatterns patterns("*.db\n!keep.db\n");
  CHECK(decided(patterns, "a.db") == "ignored");
  CHECK(decided(patterns, "d/a.db") == "ignored");
  CHECK(decided(patterns, "keep.db") == "kept");
  CHECK(decided(patterns, "a.zone") == "open");
}

TEST_CASE("a slash anchors a pattern, but for one at its end") {
  const IgnorePatterns patterns("/out\nd/x\nlogs/\n");
  CHECK(decided(patterns, "out") == "ignored");
  CHECK(decided(patterns, "d/out") == "open");
  CHECK(decided(patterns, "d/x") == "ignored");
  CHECK(decided(patterns, "e/d/x") == "open");
  CHECK(decided(patterns, "e/logs", true) == "ignored");
  CHECK(decided(patterns, "e/logs", false) == "open");
}

TEST_CASE("comments, blanks, escapes, line ends") {
  const IgnorePatterns patterns("\xEF\xBB\xBF# no\n\n\\#yes\n\\!wow\ntrail   \nkept\\ \r\n/\n");
  CHECK(decided(patterns, "# no") == "open");
  CHECK(decided(patterns, "#yes") == "ignored");
  CHECK(decided(patterns, "!wow") == "ignored");
  CHECK(decided(patterns, "trail") == "ignored");
  CHECK(decided(patterns, "kept ") == "ignored");
  CHECK(decided(patterns, "kept") == "open");
}

}  // namespace
}  // namespace dcvlint
