#include <doctest/doctest.h>

#include "lint/base/files.h"

using namespace dcvlint;

TEST_CASE("joining paths") {
  CHECK(join_path("zones", "a.zone") == "zones/a.zone");
  CHECK(join_path("zones/", "a.zone") == "zones/a.zone");
  CHECK(join_path("/", "a") == "/a");
  CHECK(join_path("", "a") == "a");
  CHECK(join_path("zones", "/etc/a") == "/etc/a");
}

TEST_CASE("parents and last parts of paths") {
  struct Row {
    std::string_view path, parent, base;
  };
  const Row rows[] = {
      {"a/b", "a", "b"},  {"/x", "/", "x"},   {"x", "", "x"},     {"/", "/", ""},
      {"", "", ""},       {"a/b/", "a", "b"}, {"a//b", "a", "b"}, {"/a/b/c", "/a/b", "c"},
      {"../x", "..", "x"}};
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(parent_path(row.path) == row.parent);
    if (row.path != "/") CHECK(base_name(row.path) == row.base);
  }
}

TEST_CASE("dots in paths are worked out as text") {
  struct Row {
    std::string_view path, normal;
  };
  const Row rows[] = {{"a/./b", "a/b"},       {"a/../b", "b"}, {"../a", "../a"},
                      {"a/../../b", "../b"},  {"/../a", "/a"}, {"/..", "/"},
                      {"a/..", "."},          {"", "."},       {".", "."},
                      {"a//b///c/", "a/b/c"}, {"/", "/"},      {"//a", "/a"},
                      {"../../x", "../../x"}, {"...", "..."},  {"/a/b/../../..", "/"}};
  for (const Row& row : rows) {
    INFO(row.path);
    CHECK(normal_path(row.path) == row.normal);
    CHECK(normal_path(normal_path(row.path)) == row.normal);
  }
}

TEST_CASE("within a folder means at a part's boundary") {
  CHECK(is_within("/repo/zones/a", "/repo"));
  CHECK(is_within("/repo", "/repo"));
  CHECK(is_within("/repo/x", "/repo/"));
  CHECK(is_within("/anything", "/"));
  CHECK_FALSE(is_within("/repository/a", "/repo"));
  CHECK_FALSE(is_within("/rep", "/repo"));
  CHECK_FALSE(is_within("/repo", ""));
}
