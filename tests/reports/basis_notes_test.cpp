#include "lint/reports/basis_notes.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

constexpr std::string_view guess = "judged as OV because its subject has an O";

// Two findings in one file and one in another that rest on a guess, and one that rests on nothing.
void add_findings(SampleReport& sample) {
  const Doc one = sample.file("one", "a b\n");
  const Doc two = sample.file("two", "c d\n");
  for (const Place place : {Place{one, 0, 1}, Place{one, 2, 3}, Place{two, 0, 1}}) {
    Hit& hit = sample.add(Severity::warning, place, "x");
    sample.last_hits().rest_on(hit, guess);
  }
  sample.add(Severity::warning, Place{two, 2, 3}, "y");
}

std::size_t times(std::string_view text, std::string_view part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != text.npos; at = text.find(part, at + 1)) ++count;
  return count;
}

TEST_CASE("what findings rest on is said beside the first of each document") {
  SampleReport sample;
  add_findings(sample);
  BasisNotes notes;
  std::string said;
  for (const Finding& finding : sample.findings) said += std::string(notes.next(finding)) + ";";
  CHECK(said == std::string(guess) + ";;" + std::string(guess) + ";;");
  const std::string text = sample.print(Format::text);
  CHECK(times(text, guess) == 2);
  CHECK(text.find("  = " + std::string(guess) + "\n  = RFC 8659 §4.2\n") != std::string::npos);
  const std::string github = sample.print(Format::github);
  CHECK(times(github, "::x is wrong%0A" + std::string(guess) + "%0AWrite it right.\n") == 2);
  CHECK(times(github, guess) == 2);
  CHECK(times(sample.print(Format::concise), guess) == 0);
}

TEST_CASE("programs are told of each") {
  SampleReport sample;
  add_findings(sample);
  const auto report = nlohmann::json::parse(sample.print(Format::json));
  const auto sarif = nlohmann::json::parse(sample.print(Format::sarif));
  const auto& results = sarif["runs"][0]["results"];
  for (std::size_t i = 0; i < 3; ++i) {
    CHECK(report["findings"][i]["basis"] == guess);
    CHECK(results[i]["properties"]["basis"] == guess);
  }
  CHECK_FALSE(report["findings"][3].contains("basis"));
  CHECK_FALSE(results[3].contains("properties"));
}

}  // namespace
}  // namespace dcvlint
