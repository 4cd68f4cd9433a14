#include "lint/reports/file_uri.h"

#include <doctest/doctest.h>

namespace dcvlint {
namespace {

TEST_CASE("URIs of files") {
  struct Row {
    const char* path;
    const char* directory;
    const char* uri;
    bool relative;
  };
  const Row rows[] = {
      {"zones/a.zone", "/work", "zones/a.zone", true},
      {"./zones/../a.zone", "/work", "a.zone", true},
      {"/work/zones/a.zone", "/work", "zones/a.zone", true},
      {"/work", "/work", "file:///work", false},
      {"/workshop/a", "/work", "file:///workshop/a", false},
      {"../a", "/work/here", "file:///work/a", false},
      {"a", "/", "a", true},
      {"zones/a", "", "zones/a", true},
      {"/a", "", "file:///a", false},
      {"a b:c%?#[]ä\xFF", "/work", "a%20b%3Ac%25%3F%23%5B%5D%C3%A4%FF", true},
      {"javascript:alert(1)", "/work", "javascript%3Aalert%281%29", true},
      {"-", "/work", "-", true},
  };
  for (const Row& row : rows) {
    INFO(row.path);
    const FileUri got = file_uri(row.path, row.directory);
    CHECK(got.uri == row.uri);
    CHECK(got.relative == row.relative);
  }
}

}  // namespace
}  // namespace dcvlint
