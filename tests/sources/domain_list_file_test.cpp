#include "lint/sources/domain_list_file.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

std::string joined(const PackedNames& names) {
  std::string out;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out += ' ';
    out += names[i];
  }
  return out;
}

template <class Read>
std::string problem(const Read& read) {
  return read ? "none" : read.error().where + ": " + read.error().what;
}

}  // namespace

TEST_CASE("a list in IANA's form") {
  Arena arena;
  const auto read = read_top_levels(
      "# Version 2026112100, Last Updated Sat Nov 21 07:07:01 2026 UTC\r\nCOM\r\nSE\n\nXN--P1AI\n"
      "com\nрф",
      arena);
  REQUIRE(read);
  CHECK(to_string(read->date) == "2026-11-21");
  CHECK(joined(read->names) == "com se xn--p1ai");
}

TEST_CASE("what is no list of top-level domains") {
  Arena arena;
  CHECK(problem(read_top_levels("", arena)) ==
        "line 1: no \"# Version\" and number, which tells the date of the list");
  CHECK(problem(read_top_levels("# Version 2026112100\n", arena)) ==
        "line 1: no top-level domain in it");
  CHECK(problem(read_top_levels("# Version 2026113100\nse\n", arena)) ==
        "line 1: no \"# Version\" and number, which tells the date of the list");
  for (const char* line : {"kth.se", "*.ck", "a b", "-", "\xFF", "<html>"}) {
    INFO(line);
    CHECK(problem(read_top_levels(std::string("# Version 2026112100\nse\n") + line, arena)) ==
          "line 3: no top-level domain");
  }
}

TEST_CASE("a list of public suffixes") {
  Arena arena;
  const auto read = read_public_suffixes(
      "// VERSION: 2026-10-22_08-36-41_UTC\nbefore.the.mark\n// ===BEGIN ICANN DOMAINS===\n"
      "// se : comment\nse\nac.se  until the blank\n*.ck\n!www.ck\n公司.香港\nSE\n"
      "// ===END ICANN DOMAINS===\n// ===BEGIN PRIVATE DOMAINS===\ngithub.io\n",
      arena);
  REQUIRE(read);
  CHECK(to_string(read->date) == "2026-10-22");
  CHECK(joined(read->rules) == "ac.se se xn--55qx5d.xn--j6w193g");
  CHECK(joined(read->wildcards) == "ck");
  CHECK(joined(read->exceptions) == "www.ck");
}

TEST_CASE("what is no list of public suffixes") {
  Arena arena;
  CHECK(problem(read_public_suffixes("se\n", arena)) ==
        "the file: no \"===BEGIN ICANN DOMAINS===\" in it");
  CHECK(problem(read_public_suffixes("// ===BEGIN ICANN DOMAINS===\n", arena)) ==
        "the file: no rule between the marks of the ICANN section");
  for (const char* line : {"a..b", ".se", "!", "*.", "*.*.se", "\xFF.se", "a_b.se"}) {
    INFO(line);
    CHECK(problem(read_public_suffixes(
              std::string("// ===BEGIN ICANN DOMAINS===\nse\n") + line + "\n", arena)) ==
          "line 3: no rule of the Public Suffix List");
  }
}
