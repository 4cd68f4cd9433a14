#include "lint/reports/fingerprint.h"

#include <doctest/doctest.h>

#include "tests/reports/sample_report.h"

namespace dcvlint {
namespace {

TEST_CASE("white space doesn't count") {
  CHECK(normal_evidence("") == "");
  CHECK(normal_evidence(" \t\r\n") == "");
  CHECK(normal_evidence("  a \t\r\n b  ") == "a b");
  CHECK(normal_evidence("a b") == "a b");
}

TEST_CASE("the hash is the one that is documented") {
  // Others keep it: these numbers may not change. Worked out by hand from the definition.
  CHECK(finding_hash("", "", "") == 0xd94d12186c0f2fb7);
  CHECK(finding_hash("a", "", "") != finding_hash("", "a", ""));
  CHECK(finding_hash("caa/x", "a", "b") != finding_hash("caa/x", "a", "c"));
  CHECK(finding_hash("caa/x", "a", "b") != finding_hash("caa/y", "a", "b"));
}

TEST_CASE("repeats count within their file") {
  SampleReport sample;
  const Doc one = sample.file("one.zone", "x\nx\n");
  const Doc two = sample.file("two.zone", "x\n");
  sample.add(Severity::error, Place{one, 0, 1}, "x");
  sample.add(Severity::error, Place{one, 2, 3}, "x");
  sample.add(Severity::error, Place{two, 0, 1}, "x");
  Fingerprints prints(sample.documents);
  const std::string first = prints.next(sample.findings[0], "one.zone");
  const std::string second = prints.next(sample.findings[1], "one.zone");
  CHECK(first.size() == 18);
  CHECK(first.ends_with(":1"));
  CHECK(second == first.substr(0, 17) + "2");
  CHECK(prints.next(sample.findings[2], "two.zone") == first);
}

}  // namespace
}  // namespace dcvlint
