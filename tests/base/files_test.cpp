#include "lint/base/files.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

const MemoryFiles tree({{"/z/b.zone", "b"}, {"/z/a/x", "xx"}, {"/z/a-b", ""}, {"/top", "t"}});

std::string listed(const std::string& path) {
  std::string all;
  const auto entries = tree.list(path);
  REQUIRE(entries);
  for (const DirectoryEntry& entry : *entries) {
    all += entry.name + (entry.status.kind == FileKind::directory ? "/ " : " ");
  }
  return all;
}

}  // namespace

TEST_CASE("files in memory have folders, sorted by name") {
  CHECK(listed("/") == "top z/ ");
  CHECK(listed("/z") == "a/ a-b b.zone ");
  CHECK(listed("/z/a/") == "x ");
  CHECK(tree.list("/top").error().what == "is no folder");
  CHECK(tree.list("/nowhere").error().where == "/nowhere");
}

TEST_CASE("files in memory are found by any spelling of their path") {
  CHECK(tree.read("/z/a/../b.zone")->view() == "b");
  CHECK(tree.read("top")->view() == "t");
  CHECK(tree.canonical("/z/./a//x") == "/z/a/x");
  CHECK(tree.status("/z/a/x").size == 2);
  CHECK(tree.status("/z/a").kind == FileKind::directory);
  CHECK(tree.status("/z/").kind == FileKind::directory);
  CHECK(tree.status("/").kind == FileKind::directory);
  CHECK(MemoryFiles().status("/").kind == FileKind::directory);
}

TEST_CASE("what is not in memory is an error that says so") {
  CHECK(tree.status("/z/b").kind == FileKind::missing);
  CHECK(tree.read("/z/b").error().what == "no such file");
  CHECK(tree.read("/z/a").error().what == "is a folder");
  CHECK_FALSE(tree.canonical("/q"));
}
