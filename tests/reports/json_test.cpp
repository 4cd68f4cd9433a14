#include <doctest/doctest.h>

#include <array>
#include <nlohmann/json.hpp>
#include <sstream>

#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

using nlohmann::json;

std::string keys(const json& object) {
  std::string out;
  for (const auto& [key, value] : object.items()) out += key + " ";
  return out;
}

void one_finding(SampleReport& sample, std::string_view line, std::string_view value) {
  const Doc doc = sample.file("zones/a.zone", line);
  sample.add(Severity::error, sample.find(doc, value), value);
}

TEST_CASE("the keys that the schema promises") {
  SampleReport sample;
  const Doc doc = sample.file("zones/a.zone", "ä CAA 0 issue \"x\"\n");
  Hit& hit = sample.add(Severity::error, sample.find(doc, "\"x\""), "\"x\"");
  sample.last_hits().relate(hit, sample.find(doc, "CAA"), "its type");
  const Edit edit{sample.find(doc, "x"), "y"};
  sample.last_hits().fix(hit, true, "write y", {&edit, 1});
  sample.counts = {{&sample.rule, Severity::error, 1, 1}};
  sample.problems = {{"p", "w", "h"}};
  sample.broken = {{&sample.rule, "w", 3}};
  const json all = json::parse(sample.print(Format::json));
  CHECK(keys(all) == "broken counts findings problems schema summary ");
  CHECK(all["schema"] == "dcvlint/1");
  const json& finding = all["findings"][0];
  CHECK(keys(finding) ==
        "citations column end_column end_line file fix included_from line message phase related "
        "rule severity severity_reason target words ");
  CHECK(finding["file"] == "zones/a.zone");
  CHECK(finding["line"] == 1);
  CHECK(finding["column"] == 15);  // characters, not bytes
  CHECK(finding["end_column"] == 18);
  CHECK(finding["words"]["value"] == "\"x\"");
  CHECK(finding["citations"][0]["source"] == "RFC 8659");
  CHECK(finding["phase"]["from"].is_null());
  CHECK(finding["phase"]["until"].is_null());
  CHECK(finding["fix"]["advice"] == "Write it right.");
  CHECK(finding["fix"]["safe"] == true);
  CHECK(finding["fix"]["edits"][0]["text"] == "y");
  CHECK(finding["fix"]["edits"][0]["column"] == 16);
  CHECK(finding["related"][0]["what"] == "its type");
  CHECK(keys(all["summary"]) ==
        "as_of certificates complete errors exit_code fail_on files notices records requests rules "
        "shown warnings zones ");
  CHECK(all["broken"][0]["times"] == 3);
}

TEST_CASE("a finding says from when until when its rule is so") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "x\n");
  std::array<Phase, 3> phases;
  phases[1].from = make_date(2023, 9, 15);
  phases[2].from = make_date(2026, 3, 15);
  sample.rule.phases = phases;
  sample.phase.from = make_date(2023, 9, 15);
  sample.add(Severity::error, sample.find(doc, "x"), "x");
  const json between = json::parse(sample.print(Format::json))["findings"][0]["phase"];
  CHECK(between.dump() == R"({"from":"2023-09-15","until":"2026-03-15"})");
  sample.phase.from = make_date(2026, 3, 15);
  const json last = json::parse(sample.print(Format::json))["findings"][0]["phase"];
  CHECK(last.dump() == R"({"from":"2026-03-15","until":null})");

  // A row of a table narrows it, and never widens it.
  sample.phase.from = make_date(2023, 9, 15);
  Hit hit = *sample.findings[0].hit;
  hit.day = make_date(2025, 7, 1);
  hit.from = make_date(2025, 1, 1);
  hit.until = make_date(2027, 1, 1);
  sample.findings[0].hit = &hit;
  const json row = json::parse(sample.print(Format::json))["findings"][0];
  CHECK(row["phase"].dump() == R"({"from":"2025-01-01","until":"2026-03-15"})");
  CHECK(row["judged_on"] == "2025-07-01");
}

TEST_CASE("a fix that no program could apply is left to people") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "$GENERATE 1-2 w$ A x$\nwww A x\n");
  const Doc made = sample.file("a.zone", "w1 A x1\n", sample.find(doc, "$GENERATE 1-2 w$ A x$"));
  Hit& first = sample.add(Severity::error, Place{made, 5, 7}, "x1");
  const Edit in_made{{made, 5, 7}, "y"};
  sample.last_hits().fix(first, true, "write y", {&in_made, 1});
  const Place word = sample.find(doc, "x\n");
  Hit& second = sample.add(Severity::error, word, "x");
  const Edit octets{word, "\xFF"};
  sample.last_hits().fix(second, true, "write octets", {&octets, 1});
  const json all = json::parse(sample.print(Format::json));
  for (const json& finding : all["findings"]) {
    INFO(finding.dump());
    CHECK(finding["fix"]["advice"] == "Write it right.");
    CHECK(finding["fix"]["edits"].empty());
    CHECK(finding["fix"]["title"].is_null());
    CHECK(finding["fix"]["safe"] == false);
  }
  CHECK(all["findings"].size() == 2);
}

TEST_CASE("a command has a place of its own") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "www A x\n");
  sample.add(Severity::error, sample.find(doc, "www"), "www");
  Hit& hit = sample.add(Severity::error, sample.find(doc, "x"), "x");
  sample.last_hits().advise(hit, "", "openssl req -new -subj '/O=a b'");
  const json all = json::parse(sample.print(Format::json));
  CHECK(all["findings"][0]["fix"]["command"].is_null());
  CHECK(all["findings"][1]["fix"]["command"] == "openssl req -new -subj '/O=a b'");
  CHECK(all["findings"][1]["fix"]["title"].is_null());
}

TEST_CASE("no findings are an empty list") {
  const json all = json::parse(SampleReport().print(Format::json));
  CHECK(all["findings"].empty());
  CHECK(all["findings"].is_array());
  CHECK(all["summary"]["fail_on"] == "error");
}

TEST_CASE("text comes back as it was, but for bytes that are no UTF-8") {
  const std::string value =
      std::string("\x01\x1B\"\\/\x7F日\xF0\x9F\x98\x80\xE2\x80\xAE\0z", 18) + "##[";
  SampleReport sample;
  one_finding(sample, "a " + value + "\n", value);
  const std::string text = sample.print(Format::json);
  CHECK(json::parse(text)["findings"][0]["words"]["value"] == value);
  SampleReport broken;
  one_finding(broken, "a \xFF\xC3( b\n", "\xFF\xC3(");
  CHECK(json::parse(broken.print(Format::json))["findings"][0]["words"]["value"] ==
        "\xEF\xBF\xBD\xEF\xBF\xBD(");
}

TEST_CASE("JSON lines: a finding a line, then the summary") {
  SampleReport sample;
  one_finding(sample, "a b\n", "a");
  sample.add(Severity::notice, Place{Doc{0}, 2, 3}, "b");
  std::istringstream lines(sample.print(Format::jsonl));
  std::string line;
  std::vector<json> parsed;
  while (std::getline(lines, line)) parsed.push_back(json::parse(line));
  REQUIRE(parsed.size() == 3);
  CHECK(parsed[1]["severity"] == "notice");
  CHECK(parsed[2]["schema"] == "dcvlint/1");
  CHECK(parsed[2]["summary"]["errors"] == 1);
  CHECK_FALSE(parsed[2].contains("findings"));
}

}  // namespace
}  // namespace dcvlint
