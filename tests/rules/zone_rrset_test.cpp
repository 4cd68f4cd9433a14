#include <doctest/doctest.h>

#include <chrono>

#include "rules/zone/checks.h"
#include "tests/rules/zone_repository.h"

namespace dcvlint {
namespace {

TEST_CASE("each repeated record is found, beside the first of its kind") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "a A 192.0.2.1\na A 192.0.2.2\na A 192.0.2.1\na A 192.0.2.2\n"
             "a A 192.0.2.1\n"}});
  CHECK(repository.found(DuplicateRecord{}) ==
        "a A 192.0.2.1: a.example.org | A\n"
        "a A 192.0.2.2: a.example.org | A\n"
        "a A 192.0.2.1: a.example.org | A\n");
  const Hits hits = repository.hits(DuplicateRecord{});
  for (const Hit& hit : hits.hits()) CHECK(hit.related.front().place.begin < hit.place.begin);
}

TEST_CASE("numbers before a name keep their case") {
  // 65 is A and 97 is a: folding the preference would make these equal.
  const ReadRepository repository(
      Texts{{"example.org.",
             "@ MX 65 mail.example.net.\n@ MX 97 mail.example.net.\n"
             "s SRV 0 65 65 h.example.net.\ns SRV 0 97 65 H.example.net.\n"
             "n NS Ns.example.net.\nn NS nS.example.net.\n"}});
  CHECK(repository.found(DuplicateRecord{}) == "n NS nS.example.net.: n.example.org | NS\n");
}

TEST_CASE("CAA is left to caa/duplicate-record, also in the generic form") {
  const ReadRepository repository(
      Texts{{"example.org.", "@ CAA 0 issue \";\"\n@ TYPE257 \\# 8 000569737375653B\n"}});
  CHECK(repository.found(DuplicateRecord{}) == "");
}

TEST_CASE("many records at one name are compared in good time") {
  std::string text;
  for (int i = 0; i < 60'000; ++i) text += "a TXT \"" + std::to_string(i % 59'999) + "\"\n";
  const ReadRepository repository(Texts{{"example.org.", text}});
  const auto start = std::chrono::steady_clock::now();
  CHECK(repository.hits(DuplicateRecord{}).hits().size() == 1);
  CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("the TTL that differs is shown, signatures are not compared") {
  const ReadRepository repository(Texts{
      {"example.org.",
       "a 60 A 192.0.2.1\na 60 A 192.0.2.2\na 70 A 192.0.2.3\na 80 A 192.0.2.4\na 90 TXT \"x\"\n"
       "a 60 RRSIG A 13 3 60 20270101000000 20260101000000 1 example.org. AAAA\n"
       "a 90 RRSIG TXT 13 3 90 20270101000000 20260101000000 1 example.org. AAAA\n"}});
  CHECK(repository.found(MixedTtl{}) == "a 70 A 192.0.2.3: a.example.org | A | 60 | 70\n");
}

}  // namespace
}  // namespace dcvlint
