#include "lint/sources/discover.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

std::string joined(const Discovery& found) {
  std::string out;
  for (const FoundFile& file : found.files) {
    out += file.path + (file.named ? " (named)" : "") + "\n";
  }
  for (const Error& problem : found.problems) out += problem.where + ": " + problem.what + "\n";
  return out;
}

std::string walk(const MemoryFiles& files, std::vector<std::string> paths) {
  return joined(discover(files, paths, [](const std::string&, bool) { return false; }));
}

TEST_CASE("a folder is walked bytewise, without what people hide and tools make") {
  const MemoryFiles files({{"/r/b.zone", "x"},
                           {"/r/a/z", "x"},
                           {"/r/a.zone", "x"},
                           {"/r/.hidden", "x"},
                           {"/r/.git/config", "x"},
                           {"/r/build/x.zone", "x"},
                           {"/r/node_modules/x.zone", "x"},
                           {"/r/b.zone~", "x"},
                           {"/r/Z.zone", "x"}});
  CHECK(walk(files, {"/r"}) == "/r/Z.zone\n/r/a.zone\n/r/a/z\n/r/b.zone\n");
  CHECK(walk(files, {"/r/build", "/r/.hidden"}) == "/r/build/x.zone\n/r/.hidden (named)\n");
}

TEST_CASE("a walk that is stopped finds no more") {
  const MemoryFiles files({{"/r/a", "x"}, {"/r/b", "x"}, {"/r/c", "x"}});
  std::atomic<bool> stop = false;
  // Set while the second file is asked about.
  const auto excluded = [&](const std::string& path, bool) {
    stop = stop || path == "/r/b";
    return false;
  };
  const std::vector<std::string> paths = {"/r", "/r/c"};
  CHECK(joined(discover(files, paths, excluded, &stop)) == "/r/a\n/r/b\n");
  CHECK(joined(discover(files, paths, excluded, &stop)).empty());
}

TEST_CASE("paths are shown without ./, as those of included files are") {
  const MemoryFiles files({{"/r/a", "x"}, {"/b", "x"}});
  CHECK(walk(files, {"."}) == "b\nr/a\n");
  CHECK(walk(files, {"./"}) == "b\nr/a\n");
  CHECK(walk(files, {"./r", ".//b"}) == "r/a\nb (named)\n");
  CHECK(walk(files, {"r/../r"}) == "r/../r/a\n");
  CHECK(walk(files, {"./none"}) == "./none: no such file or folder\n");
}

TEST_CASE("nothing appears twice, and what is named keeps its place") {
  const MemoryFiles files({{"/r/a", "x"}, {"/r/b", "x"}});
  CHECK(walk(files, {"/r", "/r/b", "/r/", "/r/b"}) == "/r/a\n/r/b (named)\n");
  CHECK(walk(files, {"-", "-"}) == "<stdin> (named)\n");
}

TEST_CASE("ignore files from the git top level down") {
  const MemoryFiles files({{"/g/.git/HEAD", "x"},
                           {"/g/.git/info/exclude", "secret\n"},
                           {"/g/.gitignore", "*.bak\n/zones/old/\n"},
                           {"/g/zones/.gitignore", "!keep.bak\n"},
                           {"/g/zones/a", "x"},
                           {"/g/zones/secret", "x"},
                           {"/g/zones/a.bak", "x"},
                           {"/g/zones/keep.bak", "x"},
                           {"/g/zones/old/a", "x"},
                           {"/g/zones/new/old/a", "x"}});
  CHECK(walk(files, {"/g/zones"}) == "/g/zones/a\n/g/zones/keep.bak\n/g/zones/new/old/a\n");
}

TEST_CASE("what is missing is told") {
  const MemoryFiles files({{"/r/a", "x"}, {"/r/b", "x"}});
  CHECK(walk(files, {"/nowhere"}) == "/nowhere: no such file or folder\n");
}

TEST_CASE("excluded files and folders") {
  const MemoryFiles files({{"/r/a", "x"}, {"/r/d/b", "x"}, {"/r/e/c", "x"}});
  const auto excluded = [](const std::string& path, bool folder) {
    return (folder && path == "/r/d") || path == "/r/a";
  };
  const std::vector<std::string> paths = {"/r"};
  CHECK(joined(discover(files, paths, excluded)) == "/r/e/c\n");
}

}  // namespace
}  // namespace dcvlint
