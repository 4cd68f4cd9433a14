#include "lint/engine/run_sum.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("a rule's errors are kept however many of its notices stand before them") {
  Documents documents;
  const Doc doc = documents.add("bundle.pem", Bytes(std::string(1000, 'x')), 0);
  Rule rule;
  rule.id = "certificate/some";
  Hits hits(UINT32_MAX);
  hits.begin(0);
  for (std::uint32_t i = 0; i < 500; ++i) hits.add({doc, i, i + 1}, "", {});
  RunSum sum(documents, 100);
  std::uint32_t at = 0;
  for (const Hit& hit : hits.hits()) {
    Finding finding;
    finding.rule = &rule;
    finding.severity = finding.rule_severity = at < 498 ? Severity::notice : Severity::error;
    finding.hit = &hit;
    sum.add(finding, 0);
    sum.count(&rule, finding.severity, 1);
    ++at;
  }
  const RunResult result = sum.finish();
  REQUIRE(result.findings.size() == 102);
  CHECK(result.findings.back().severity == Severity::error);
  CHECK(result.findings[99].severity == Severity::notice);
  REQUIRE(result.counts.size() == 2);
  for (const RuleCount& count : result.counts) {
    const bool error = count.severity == Severity::error;
    CHECK(count.all == (error ? 2 : 498));
    CHECK(count.kept == (error ? 2 : 100));
  }
}
