// Rules on CAA sets, where they look beyond their own: parents, other zones of
// the repository, aliases, delegations.

#include <doctest/doctest.h>

#include <string>

#include "tests/rules/caa_book.h"

namespace dcvlint {
namespace {

const std::string soa =
    "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n@ NS ns\nns A 192.0.2.1\n";

TEST_CASE("caa sets: a child zone is compared with its parent zone") {
  const CaaRun::Zones zones{{"example.com.", soa + "@ CAA 0 issue \"harica.gr\"\n"
                                                   "sub NS ns.sub\nns.sub A 192.0.2.3\n"},
                            {"sub.example.com.", soa + "@ CAA 0 iodef \"mailto:a@example.com\"\n"
                                                       "www A 192.0.2.4\n"}};
  CHECK(CaaRun(zones).findings() ==
        "warning caa/child-lifts-restriction sub.example.com [@ CAA 0 iodef "
        "\"mailto:a@example.com\"] (@ CAA 0 issue \"harica.gr\")\n");
}

TEST_CASE("caa sets: what lies beyond the repository is not guessed at") {
  // The delegated child is not in the repository; its CAA below the cut does not count.
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\nsub NS ns.sub\nns.sub A 192.0.2.3\n"
                     "www.sub CAA 0 iodef \"mailto:a@example.com\"\n")
            .findings() == "");
  // A parent that is an alias to somewhere else.
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\nweb CNAME cdn.example.net.\n"
                     "www.web CAA 0 issuewild \";\"\n")
            .rules() == "caa/issuewild-without-issue");
}

TEST_CASE("caa sets: a parent that is an alias has the set of its target") {
  const CaaRun::Zones zones{
      {"example.com.", soa + "@ CAA 0 issue \"harica.gr\"\nweb CNAME cdn.example.net.\n"
                             "www.web CAA 0 issuewild \";\"\n"},
      {"example.net.", soa + "cdn CAA 0 issue \"letsencrypt.org\"\n"}};
  CHECK(CaaRun(zones).findings() ==
        "notice caa/caa-at-alias web.example.com [web CNAME cdn.example.net.] "
        "(cdn CAA 0 issue \"letsencrypt.org\")\n"
        "warning caa/child-lifts-restriction www.web.example.com [www.web CAA 0 issuewild \";\"] "
        "(cdn CAA 0 issue \"letsencrypt.org\")\n");
}

TEST_CASE("caa sets: aliases that go round are not followed for ever") {
  CHECK(CaaRun(soa + "a CNAME b\nb CNAME a\n").findings() == "");
}

TEST_CASE("caa sets: one cause, one finding") {
  // The child frees what the parent closed: nothing else is told of the child.
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\nwww CAA 0 issuewild \";\"\n").rules() ==
        "caa/child-lifts-restriction");
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\nwww CAA 0 iodef \"mailto:a@example.com\"\n")
            .rules() == "caa/child-lifts-restriction");
  // A misspelled tag explains that a set restricts nobody.
  CHECK(CaaRun(soa + "@ CAA 0 isue \"harica.gr\"\n").rules() == "caa/unknown-tag");
  // Wildcards have rules of their own.
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\n* CAA 0 iodef \"mailto:a@example.com\"\n")
            .rules()
            .find("caa/child-lifts-restriction") == std::string::npos);
  // Two of the same that name nobody, beside a CA.
  CHECK(CaaRun(soa + "@ CAA 0 issue \";\"\n@ CAA 0 issue \";\"\n@ CAA 0 issue \"harica.gr\"\n")
            .rules() == "caa/deny-redundant-with-allow caa/duplicate-record");
  // What a malformed issuewild was to say is not known.
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\n@ CAA 0 issuewild \"harica.gr.\"\n").rules() ==
        "caa/issue-value-malformed");
  // CAA beside a CNAME is a matter of the zone.
  CHECK(CaaRun(soa + "@ CAA 0 issue \"harica.gr\"\nwww CNAME cdn\nwww CAA 0 issue \"harica.gr\"\n"
                     "cdn CAA 0 issue \"letsencrypt.org\"\n")
            .rules() == "");
}

TEST_CASE("caa sets: the seed's two spellings of one record") {
  CHECK(CaaRun(soa + "@ TYPE257 \\# 18 000569737375657365637469676F2E636F6D\n"
                     "@ IN CAA 0 issue \"sectigo.com\"\n@ IN CAA 0 issuewild \";\"\n")
            .findings() ==
        "notice caa/duplicate-record example.com [@ IN CAA 0 issue \"sectigo.com\"] "
        "(@ TYPE257 \\# 18 000569737375657365637469676F2E636F6D)\n"
        "notice caa/issuewild-conflict example.com [\";\"] "
        "(@ TYPE257 \\# 18 000569737375657365637469676F2E636F6D)\n");
}

TEST_CASE("caa sets: a thousand records and their doubles in good time") {
  std::string text = soa;
  for (int i = 0; i < 20'000; ++i)
    text += "@ CAA 0 issue \"ca" + std::to_string(i % 19'999) + ".example\"\n";
  const std::string ids = CaaRun(text).rules();
  CHECK(ids.find("caa/rrset-oversize") != std::string::npos);
  const std::size_t at = ids.find("caa/duplicate-record");
  CHECK(at != std::string::npos);
  CHECK(ids.find("caa/duplicate-record", at + 1) == std::string::npos);
}

}  // namespace
}  // namespace dcvlint
