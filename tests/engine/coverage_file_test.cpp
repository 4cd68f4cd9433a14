#include "lint/engine/coverage_file.h"

#include <doctest/doctest.h>

using namespace dcvlint;

namespace {

constexpr std::string_view good = R"([[linter]]
name = "zlint"
says = "some of its checks"
date = 2026-11-21
check = [
  { id = "e_one", rules = ["a/one"] },
  { id = "e_two", rules = ["a/one", "a/two"], differs = "A warning." },
  { id = "e_three", not-built = "Nobody had time." },
  { id = "e_{four,five}", codes = 2, out-of-scope = "It is about something else." },
]
)";

CoverageRead read(std::string_view toml, Arena& arena) {
  static Rule rules[2];
  rules[0].id = "a/one";
  rules[1].id = "a/two";
  return read_coverage("c.toml", toml, rules, arena);
}

std::string problems_of(std::string_view toml) {
  Arena arena;
  std::string out;
  for (const FileProblem& each : read(toml, arena).problems) {
    out += std::to_string(each.line) + ":" + std::to_string(each.column) + " " + each.what;
    if (!each.help.empty()) out += " | " + each.help;
    out += "\n";
  }
  return out;
}

std::string with(std::string_view from, std::string_view to) {
  std::string text(good);
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the table of other linters' checks") {
  Arena arena;
  const CoverageRead table = read(good, arena);
  REQUIRE(table.problems.empty());
  REQUIRE(table.linters.size() == 1);
  const CoveredLinter& linter = table.linters[0];
  CHECK(linter.name == "zlint");
  CHECK(linter.says == "some of its checks");
  CHECK(to_string(linter.date) == "2026-11-21");
  REQUIRE(linter.checks.size() == 4);
  CHECK(linter.checks[0].state == CoverageState::covered);
  CHECK(linter.checks[1].state == CoverageState::differs);
  CHECK(linter.checks[1].rules.size() == 2);
  CHECK(linter.checks[1].note == "A warning.");
  CHECK(linter.checks[2].state == CoverageState::not_built);
  CHECK(linter.checks[2].rules.empty());
  CHECK(linter.checks[3].state == CoverageState::out_of_scope);
  CHECK(linter.checks[3].codes == 2);
  CHECK(coverage_count(linter) == 5);
  CHECK(coverage_count(linter, CoverageState::covered) == 1);
  CHECK(coverage_count(linter, CoverageState::out_of_scope) == 2);
}

TEST_CASE("what is wrong with data/coverage.toml is said with its place") {
  struct Row {
    const char* from;
    const char* to;
    const char* problems;
  };
  const Row rows[] = {
      {"", "", ""},
      {"\"a/two\"", "\"a/tow\"", "7:27 there is no rule \"a/tow\" | did you mean \"a/two\"?\n"},
      {"\"a/one\", \"a/two\"", "\"a/one\", \"a/one\"", "7:27 \"a/one\" is named twice\n"},
      {"[\"a/one\"] }", "[] }", "6:27 \"rules\" names none\n"},
      {", rules = [\"a/one\"] }", " }",
       "6:3 the check has neither \"rules\" nor a reason | say \"not-built\" or \"out-of-scope\", "
       "and why\n"},
      {"e_two", "e_one", "7:10 \"e_one\" is in the list twice\n"},
      {"differs = \"A", "not-built = \"A",
       "7:59 \"not-built\" of a check that has rules | say how they judge it otherwise with "
       "\"differs\"\n"},
      {"codes = 2", "codes = 1", "9:35 \"codes\" are 2 to 1000 checks that a pattern stands for\n"},
      {"{ id = \"e_one\",", "{ id = \"e_one\", codes = 2,",
       "6:27 \"codes\" are 2 to 1000 checks that a pattern stands for\n"},
      {"date = 2026-11-21\n", "", "1:1 [[linter]] has no \"date\"\n"},
  };
  for (const Row& row : rows) {
    INFO(row.to);
    CHECK(problems_of(with(row.from, row.to)) == row.problems);
  }
  CHECK(problems_of(std::string(good) + "rule = 1\n").find("unknown key \"rule\"") !=
        std::string::npos);
}
