#include "lint/engine/country_file.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

std::string lines_of(const std::vector<FileProblem>& problems) {
  std::string out;
  for (const FileProblem& each : problems) {
    out += each.path + ":" + std::to_string(each.line) + ":" + std::to_string(each.column) + " " +
           each.what;
    if (!each.help.empty()) out += " | " + each.help;
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("the table of countries") {
  Arena arena;
  const CountriesRead read =
      read_countries("c.toml",
                     "date = 2026-11-21\nsource = \"s\"\n"
                     "[[note]]\ncode = \"UK\"\nwrite = \"GB\"\nsays = \"reserved\"\n",
                     arena);
  CHECK(lines_of(read.problems) == "");
  const Countries& countries = read.countries;
  for (const char* code : {"SE", "GB", "SS"}) CHECK(countries.has(code));
  for (const char* code : {"", "S", "SEE", "se", "UK", "AA", "AN", "CS", "\xFF\xFF", "[["}) {
    CHECK_FALSE(countries.has(code));
  }
  REQUIRE(countries.note("UK") != nullptr);
  CHECK(countries.note("UK")->write == "GB");
  CHECK(countries.note("SE") == nullptr);
  CHECK(lines_of(read_countries("c.toml",
                                "date = 2026-11-21\nsource = \"s\"\ncodes = "
                                "[\"SE\"]\n[[note]]\ncode = \"SE\"\nwrite = \"UK\"\nsays = \"x\"\n",
                                arena)
                     .problems) ==
        "c.toml:3:1 unknown key \"codes\" in the file\n"
        "c.toml:5:8 \"SE\" must be two upper-case letters that are no country's code\n"
        "c.toml:6:9 \"UK\" is no code of ISO 3166-1\n");
}
