#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "lint/reports/sarif_text.h"
#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

using nlohmann::json;

json run_of(const SampleReport& sample) {
  const json all = json::parse(sample.print(Format::sarif));
  CHECK(all["version"] == "2.1.0");
  REQUIRE(all["runs"].size() == 1);
  return all["runs"][0];
}

TEST_CASE("a result says what, where and how grave") {
  SampleReport sample;
  sample.directory = "/work";
  const Doc doc = sample.file("/work/zones/a b.zone", "ä CAA 0 issue \"x\"\n");
  Hit& hit = sample.add(Severity::notice, sample.find(doc, "\"x\""), "\"x\"");
  sample.last_hits().relate(hit, sample.find(doc, "CAA"), "its type");
  const json run = run_of(sample);
  CHECK(run["columnKind"] == "unicodeCodePoints");
  const json& result = run["results"][0];
  CHECK(result["ruleId"] == "caa/sample");
  CHECK(result["level"] == "note");
  CHECK(result["message"]["text"] == "\"x\" is wrong");
  const json& where = result["locations"][0]["physicalLocation"];
  CHECK(where["artifactLocation"] ==
        json({{"uri", "zones/a%20b.zone"}, {"uriBaseId", "%SRCROOT%"}}));
  CHECK(where["region"] ==
        json({{"startLine", 1}, {"startColumn", 15}, {"endLine", 1}, {"endColumn", 18}}));
  CHECK(result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "www.example.org");
  const json& related = result["relatedLocations"];
  REQUIRE(related.size() == 1);
  CHECK(related[0]["message"]["text"] == "its type");
  CHECK(related[0]["physicalLocation"]["region"]["startColumn"] == 3);
  CHECK_FALSE(result.contains("fixes"));
}

TEST_CASE("rules that found something, each once, with help") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "a b\n");
  CHECK(run_of(sample)["tool"]["driver"]["rules"].empty());
  sample.add(Severity::error, Place{doc, 0, 1}, "a");
  sample.add(Severity::error, Place{doc, 2, 3}, "b");
  sample.rule.why = "Because of that.\n\nMore of it.";
  const json run = run_of(sample);
  const json& rules = run["tool"]["driver"]["rules"];
  REQUIRE(rules.size() == 1);
  CHECK(rules[0]["id"] == "caa/sample");
  CHECK(rules[0]["name"] == "CaaSample");
  CHECK(rules[0]["shortDescription"]["text"] == "A sample");
  CHECK(rules[0]["fullDescription"]["text"] == "Because of that.");
  CHECK(rules[0]["defaultConfiguration"]["level"] == "error");
  CHECK(rules[0]["properties"]["tags"] == json({"caa"}));
  for (const char* form : {"text", "markdown"}) {
    const std::string help = rules[0]["help"][form];
    INFO(help);
    for (const char* part : {"Because of that.", "More of it.", "Write it right.", "RFC 8659"}) {
      CHECK(help.find(part) != std::string::npos);
    }
  }
  for (const json& result : run["results"]) {
    CHECK(rules[result["ruleIndex"].get<std::size_t>()]["id"] == result["ruleId"]);
  }
}

TEST_CASE("a fix can be applied by a program, or isn't there") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "www CAA 0 issue x\n$GENERATE 1-2 w$ A x$\n");
  const Place word = sample.find(doc, "x\n");
  Hit& hit = sample.add(Severity::error, Place{doc, word.begin, word.begin + 1}, "x");
  const Edit edits[] = {{{doc, 0, 0}, "; "}, {{doc, 0, 3}, ""}};
  sample.last_hits().fix(hit, true, "write [y](z)", edits);
  const Doc made = sample.file("a.zone", "w1 A x1\n", sample.find(doc, "$GENERATE 1-2 w$ A x$"));
  Hit& second = sample.add(Severity::error, Place{made, 5, 7}, "x1");
  const Edit in_made{{made, 5, 7}, "y"};
  sample.last_hits().fix(second, true, "write y", {&in_made, 1});
  Hit& third = sample.add(Severity::error, word, "x");
  const Edit octets{word, "\xFF"};
  sample.last_hits().fix(third, false, "write octets", {&octets, 1});
  const json results = run_of(sample)["results"];
  const json& fix = results[0]["fixes"][0];
  CHECK(fix["description"]["text"] == "write [y\\](z)");
  CHECK(fix["properties"]["safe"] == true);
  const json& replacements = fix["artifactChanges"][0]["replacements"];
  CHECK(replacements[0]["insertedContent"]["text"] == "; ");
  CHECK(replacements[0]["deletedRegion"]["endColumn"] == 1);
  CHECK_FALSE(replacements[1].contains("insertedContent"));
  CHECK_FALSE(results[1].contains("fixes"));
  CHECK(results[1]["locations"][0]["physicalLocation"]["region"]["startLine"] == 2);
  CHECK_FALSE(results[2].contains("fixes"));
}

TEST_CASE("a command is shown, and there for programs as it is") {
  SampleReport sample;
  const Doc doc = sample.file("a.csr", "x\n");
  constexpr std::string_view command = "openssl req -new -subj '/O=[a](b) {c} 5%/CN=d'";
  Hit& hit = sample.add(Severity::error, Place{doc, 0, 1}, "x");
  sample.last_hits().advise(hit, "", command);
  Hit& second = sample.add(Severity::error, Place{doc, 0, 1}, "y");
  sample.last_hits().advise(second, "this is not all", command);
  const json results = run_of(sample)["results"];
  CHECK(results[0]["message"]["text"] ==
        "x is wrong\nfix: openssl req -new -subj '/O=[a\\](b) {{c}} 5%/CN=d'");
  CHECK(results[1]["message"]["text"].get<std::string>().starts_with(
      "y is wrong\nthis is not all\nfix: openssl"));
  for (const json& result : results) {
    CHECK(result["properties"]["command"] == command);
    CHECK_FALSE(result.contains("fixes"));
  }
}

json fingerprints(std::string_view zone) {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", zone);
  for (std::size_t at = zone.find("bad"); at != zone.npos; at = zone.find("bad", at + 1)) {
    const std::size_t end = zone.find('\n', at);
    sample.add(Severity::error,
               Place{doc, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, "v");
  }
  json out = json::array();
  const json run = run_of(sample);
  for (const json& result : run["results"]) out.push_back(result["partialFingerprints"]);
  return out;
}

TEST_CASE("fingerprints outlive lines that move") {
  const json before = fingerprints("a bad 1\nb bad 1\nc bad 2\n");
  REQUIRE(before.size() == 3);
  CHECK(before[0] != before[1]);
  CHECK(before[0] != before[2]);
  CHECK(fingerprints("; new\n\na bad  1\nb bad\t1\n; new\nc bad 2\n") == before);
  CHECK(fingerprints("a bad 3\n")[0] != before[0]);
}

TEST_CASE("text that would be a link or a placeholder is neither") {
  CHECK(sarif_text("{0} [a](https://x.example) {") == "{{0}} [a\\](https://x.example) {{");
  CHECK(sarif_text("[a\\](b)") == "[a\\](b)");
  CHECK(sarif_text("[a\\\\](b)") == "[a\\\\\\](b)");
  CHECK(sarif_text("\"[\" ] ]") == "\"[\" ] ]");
  CHECK(sarif_name("der/unknown-tag-2") == "DerUnknownTag2");
  CHECK(first_paragraph("one\ntwo\n\nthree", 100) == "one\ntwo");
  CHECK(first_paragraph("one\n", 100) == "one");
  CHECK(first_paragraph("ääää", 7) == "ää…");
  CHECK(first_paragraph("ääää", 8) == "ääää");
}

TEST_CASE("how the run went") {
  SampleReport sample;
  sample.summary.exit_code = 1;
  json invocation = run_of(sample)["invocations"][0];
  CHECK(invocation["executionSuccessful"] == true);
  CHECK(invocation["exitCode"] == 1);
  CHECK(invocation["toolExecutionNotifications"].empty());
  sample.summary.exit_code = 2;
  sample.problems = {{"p", "is gone", "look again"}};
  sample.broken = {{&sample.rule, "it threw", 2}};
  sample.counts = {{&sample.rule, Severity::error, 1300, 100}};
  invocation = run_of(sample)["invocations"][0];
  CHECK(invocation["executionSuccessful"] == false);
  std::string told;
  for (const json& each : invocation["toolExecutionNotifications"]) {
    told +=
        each["level"].get<std::string>() + ": " + each["message"]["text"].get<std::string>() + "\n";
  }
  CHECK(told ==
        "error: p: is gone (look again)\n"
        "error: The check of caa/sample failed 2 times: it threw\n"
        "note: caa/sample found 1 300 times; 100 of them are kept (--max-per-rule)\n");
}

TEST_CASE("no more results than GitHub takes: errors stay, and the rest is told") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "a b\n");
  for (int i = 0; i < 25'000; ++i) sample.add(Severity::warning, Place{doc, 0, 1}, "a");
  sample.add(Severity::error, Place{doc, 2, 3}, "b");
  const json run = run_of(sample);
  CHECK(run["results"].size() == 25'000);
  CHECK(run["results"].back()["level"] == "error");
  const std::string told =
      run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
  CHECK(told.starts_with("GitHub takes 25 000 results: of 25 001 findings only these are here"));
}

}  // namespace
}  // namespace dcvlint
