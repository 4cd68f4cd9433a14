#include "lint/reports/coverage.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

namespace dcvlint {
namespace {

constexpr std::string_view one[] = {"a/one"};
constexpr std::string_view both[] = {"a/one", "b/two"};
constexpr CoveredCheck checks[] = {
    {"e_one", 1, CoverageState::covered, one, ""},
    {"e_two_*", 3, CoverageState::differs, both, "A warning here."},
    {"e_three", 1, CoverageState::not_built, {}, "Nobody had time."},
    {"e_four", 1, CoverageState::out_of_scope, {}, "Of no use."},
};
constexpr CoveredLinter linters[] = {{"zlint", "some of its checks", Date{0}, checks}};

TEST_CASE("coverage as text") {
  CHECK(coverage_text(linters, {false, 80}) ==
        "zlint: some of its checks, as of 1970-01-01\n"
        "\n"
        "  e_one\n"
        "    a/one\n"
        "  e_two_* (3 checks)\n"
        "    a/one, b/two\n"
        "    A warning here.\n"
        "  e_three\n"
        "    not built yet: Nobody had time.\n"
        "  e_four\n"
        "    out of scope: Of no use.\n"
        "\n"
        "    1  covered by our rules\n"
        "    3  judged otherwise, for a reason\n"
        "    1  not built yet\n"
        "    1  out of scope\n"
        "    6  in all\n");
  CHECK(coverage_text(linters, {true, 80}) ==
        "zlint: some of its checks, as of 1970-01-01\n"
        "\n"
        "  e_three\n"
        "    not built yet: Nobody had time.\n"
        "  e_four\n"
        "    out of scope: Of no use.\n"
        "\n"
        "    1  covered by our rules\n"
        "    3  judged otherwise, for a reason\n"
        "    1  not built yet\n"
        "    1  out of scope\n"
        "    6  in all\n");
}

TEST_CASE("coverage as JSON") {
  const auto all = nlohmann::json::parse(coverage_json(linters, false));
  CHECK(all["schema"] == "dcvlint/1");
  const auto& linter = all["linters"][0];
  CHECK(
      linter["totals"] ==
      nlohmann::json(
          {{"checks", 6}, {"covered", 1}, {"differs", 3}, {"not-built", 1}, {"out-of-scope", 1}}));
  REQUIRE(linter["checks"].size() == 4);
  CHECK(
      linter["checks"][0] ==
      nlohmann::json({{"id", "e_one"}, {"codes", 1}, {"state", "covered"}, {"rules", {"a/one"}}}));
  CHECK(linter["checks"][1]["note"] == "A warning here.");
  CHECK(linter["checks"][3]["rules"].empty());
  const auto missing = nlohmann::json::parse(coverage_json(linters, true));
  CHECK(missing["linters"][0]["checks"].size() == 2);
  CHECK(missing["linters"][0]["totals"]["checks"] == 6);
}

}  // namespace
}  // namespace dcvlint
