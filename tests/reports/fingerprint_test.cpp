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
  Spots spots(sample.documents);
  const auto next = [&](std::size_t i) {
    return prints.next(sample.findings[i], spots.at(sample.findings[i].hit->place));
  };
  const std::string first = next(0);
  const std::string second = next(1);
  CHECK(first.size() == 18);
  CHECK(first.ends_with(":1"));
  CHECK(second == first.substr(0, 17) + "2");
  CHECK(next(2) == first);
}

TEST_CASE("no password can be told from a fingerprint, and nothing else is left out") {
  // A challengePassword in an attribute, O=KTH behind it. Places: the attribute, its value, an
  // octet of that, what stands before and behind, all.
  const auto prints_of = [](std::string_view password, std::string_view other) {
    const std::string bytes = "\x30\x11\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07\x0C\x04" +
                              std::string(password) + "\x31\x03" + std::string(other);
    SampleReport sample;
    const Doc doc = sample.file("a.csr", bytes);
    const std::uint32_t places[][2] = {{0, 19}, {13, 19}, {15, 19}, {16, 17}, {17, 24}, {0, 24}};
    for (const auto& [begin, end] : places)
      sample.add(Severity::error, Place{doc, begin, end}, "x");
    sample.add(Severity::error, Place{doc, 19, 24}, "x");
    Fingerprints prints(sample.documents);
    Spots spots(sample.documents);
    std::vector<std::string> out;
    for (const Finding& finding : sample.findings) {
      out.push_back(prints.next(finding, spots.at(finding.hit->place)));
    }
    return out;
  };
  const auto prints = prints_of("pass", "KTH");
  CHECK(prints == prints_of("word", "KTH"));
  const auto others = prints_of("pass", "LTH");
  for (const std::size_t i : {0U, 1U, 2U, 3U}) CHECK(prints[i] == others[i]);
  for (const std::size_t i : {4U, 5U, 6U}) CHECK(prints[i] != others[i]);
  CHECK(prints[0] != prints[1]);
  // As it was before passwords were left out.
  SampleReport sample;
  const Doc doc = sample.file("a.csr", "\x30\x05\x31\x03KTH");
  sample.add(Severity::error, Place{doc, 2, 7}, "x");
  Fingerprints plain(sample.documents);
  Spots spots(sample.documents);
  const std::string print = plain.next(sample.findings[0], spots.at(sample.findings[0].hit->place));
  const std::uint64_t hash = finding_hash(sample.rule.id, "www.example.org", "\x31\x03KTH");
  CHECK(std::stoull(print.substr(0, 16), nullptr, 16) == hash);
}

}  // namespace
}  // namespace dcvlint
