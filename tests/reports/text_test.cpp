#include <doctest/doctest.h>

#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

TEST_CASE("an excerpt with a caret, the source and the remedy") {
  SampleReport sample;
  const Doc doc = sample.file("zones/a.zone", "$TTL 1h\nwww\tCAA 0 issue \"a;\"\n");
  sample.add(Severity::error, sample.find(doc, "\"a;\""), "a;");
  CHECK(sample.print(Format::text) ==
        "error[caa/sample]: a; is wrong\n"
        " --> zones/a.zone:2:17\n"
        "  |\n"
        "2 | www     CAA 0 issue \"a;\"\n"
        "  |                     ^^^^\n"
        "  = RFC 8659 §4.2\n"
        "  = help: Write it right.\n"
        "\n"
        "1 zone, 1 204 records · as of 2026-11-21\n"
        "1 error, 0 warnings, 0 notices; 61 rules in force\n");
}

TEST_CASE("a command stays on one line") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "www A x\n");
  Hit& hit = sample.add(Severity::error, sample.find(doc, "x"), "x");
  const std::string command = "openssl req -new -subj '/O=" + std::string(100, 'o') + " u/CN=a'";
  sample.last_hits().advise(hit, "do this, too", command);
  ReportStyle style;
  style.quiet = true;
  const std::string text = sample.print(Format::text, style);
  INFO(text);
  CHECK(text.find("  = fix: do this, too\n  = fix: " + command + "\n") != std::string::npos);
}

TEST_CASE("a place over several lines, and a related one with its own excerpt") {
  SampleReport sample;
  const Doc doc = sample.file("a.zone", "a SOA ns host (\n  1 2\n  3 4 5 ) extra\nb A 192.0.2.1\n");
  Hit& hit = sample.add(Severity::warning, sample.find(doc, "( \n"), "x");
  hit.place = {doc, 14, 31};
  sample.last_hits().relate(hit, sample.find(doc, "b A"), "the other one");
  ReportStyle style;
  style.quiet = true;
  CHECK(sample.print(Format::text, style) ==
        "warning[caa/sample]: x is wrong\n"
        " --> a.zone:1:15\n"
        "  |\n"
        "1 | a SOA ns host (\n"
        "  |               ^\n"
        "...\n"
        "3 |   3 4 5 ) extra\n"
        "  |   ^^^^^^^\n"
        " --> a.zone:4:1\n"
        "  |\n"
        "4 | b A 192.0.2.1\n"
        "  | ^^^ the other one\n"
        "  = RFC 8659 §4.2\n"
        "  = help: Write it right.\n"
        "\n");
}

TEST_CASE("wide, combining and unprintable characters keep the caret in place") {
  SampleReport sample;
  const Doc doc = sample.file("a", "日本 e\xCC\x81 \x1B[1m X\n");
  sample.add(Severity::notice, sample.find(doc, "X"), "x");
  const std::string text = sample.print(Format::text);
  CHECK(text.find("1 | 日本 e\xCC\x81 \\x1B[1m X\n"
                  "  |                ^\n") != std::string::npos);
  CHECK(text.find(" --> a:1:12\n") != std::string::npos);
}

TEST_CASE("where an included line was included") {
  SampleReport sample;
  const Doc outer = sample.file("zones/main.zone", "$TTL 1h\n$INCLUDE part\n");
  const Doc inner = sample.file("zones/part", "x\n", sample.find(outer, "$INCLUDE part"));
  sample.add(Severity::error, sample.find(inner, "x"), "x");
  const std::string text = sample.print(Format::text);
  CHECK(text.find(" --> zones/part:1:1\n") != std::string::npos);
  CHECK(text.find("  = included from zones/main.zone:2\n") != std::string::npos);
}

TEST_CASE("a line that $GENERATE made is shown at the $GENERATE") {
  SampleReport sample;
  const Doc outer = sample.file("a.zone", "; c\n$generate 1-2 w$ A 192.0.2.$\n");
  const Doc made =
      sample.file("a.zone", "w1 A 192.0.2.1", sample.find(outer, "$generate 1-2 w$ A 192.0.2.$"));
  sample.add(Severity::error, sample.find(made, "192.0.2.1"), "x");
  const std::string text = sample.print(Format::text);
  CHECK(text.find(" --> a.zone:2:1\n") != std::string::npos);
  CHECK(text.find("  = makes: w1 A 192.0.2.1\n") != std::string::npos);
  CHECK(text.find("included from") == std::string::npos);
  CHECK(sample.print(Format::concise).starts_with("a.zone:2:1: error[caa/sample] x is wrong\n"));
}

TEST_CASE("a changed severity tells why") {
  SampleReport sample;
  const Doc doc = sample.file("a", "x\n");
  sample.add(Severity::warning, sample.find(doc, "x"), "x");
  const SeverityChange change{"caa/", Severity::warning, "until the move in May"};
  sample.findings[0].changed = &change;
  sample.findings[0].rule_severity = Severity::error;
  CHECK(sample.print(Format::text)
            .find("  = warning instead of error by dcvlint.toml: until the move in May\n") !=
        std::string::npos);
}

TEST_CASE("nothing found says what was looked at") {
  SampleReport sample;
  sample.summary.rules.not_yet = 4;
  sample.summary.rules.next = make_date(2027, 3, 15);
  CHECK(
      sample.print(Format::text) ==
      "Nothing found: 1 zone, 1 204 records · as of 2026-11-21; 61 rules in force, 4 not yet (see "
      "--as-of 2027-03-15)\n");
}

TEST_CASE("what the cap hid is told, and statistics when wanted") {
  SampleReport sample;
  const Doc doc = sample.file("a", "x\n");
  sample.add(Severity::error, sample.find(doc, "x"), "x");
  sample.counts = {{&sample.rule, Severity::error, 4213, 1}};
  ReportStyle style;
  style.statistics = true;
  CHECK(sample.print(Format::concise, style) ==
        "a:1:1: error[caa/sample] x is wrong\n"
        "and 4 212 more of caa/sample; --max-per-rule 0 shows all\n"
        "4 213  error    caa/sample  A sample\n"
        "1 zone, 1 204 records · as of 2026-11-21\n"
        "1 error, 0 warnings, 0 notices; 61 rules in force\n");
}

TEST_CASE("a failed check is told") {
  SampleReport sample;
  sample.broken = {{&sample.rule, "out of\nluck", 2}};
  CHECK(sample.print(Format::text)
            .starts_with("the check of caa/sample failed 2 times: out of\\x0Aluck;"));
}

}  // namespace
}  // namespace dcvlint
