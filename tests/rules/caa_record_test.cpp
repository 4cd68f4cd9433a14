// Rules on single CAA records: where they point, what they mend, and that one
// cause gives one finding.

#include <doctest/doctest.h>

#include <string>

#include "tests/rules/caa_book.h"

namespace dcvlint {
namespace {

const std::string soa =
    "$TTL 300\n@ SOA ns hostmaster 1 7200 900 1209600 300\n@ NS ns\nns A 192.0.2.1\n";

std::string found(const std::string& line) { return CaaRun(soa + line + "\n").findings(); }
std::string rules(const std::string& line) { return CaaRun(soa + line + "\n").rules(); }
std::string mended(const std::string& line) {
  const std::string text = CaaRun(soa + line + "\n").mended();
  const std::size_t at = text.find(soa);
  if (at == std::string::npos) return text;
  return text.substr(0, at) + text.substr(at + soa.size(), text.size() - at - soa.size() - 1);
}

TEST_CASE("caa rules: a usual set gives no error and no warning") {
  const CaaRun run(soa +
                   "@ CAA 0 issue \"harica.gr\"\n@ CAA 0 issuewild \";\"\n"
                   "@ CAA 0 issuemail \"harica.gr\"\n"
                   "@ CAA 0 iodef \"mailto:hostmaster@example.com\"\n"
                   "www A 192.0.2.2\nftp CNAME www\n");
  CHECK(run.findings() ==
        "notice caa/issuewild-conflict example.com [\";\"] (@ CAA 0 issue \"harica.gr\")\n");
  CHECK(CaaRun(soa + "@ CAA 0 issue \"letsencrypt.org; validationmethods=dns-01; "
                     "accounturi=https://acme-v02.api.letsencrypt.org/acme/acct/1\"\n")
            .findings() == "");
  CHECK(CaaRun(soa + "@ CAA 0 issue \";\"\n").findings() == "");
}

TEST_CASE("caa rules: the octets that break a value are underlined") {
  struct Row {
    std::string line, rule, underlined;
  };
  const Row rows[] = {
      {"@ CAA 0 issue \"harica.gr.\"", "issue-value-malformed", "."},
      {"@ CAA 0 issue harica.gr.", "issue-value-malformed", "."},
      {"@ TYPE257 0 issue \"harica.gr.\"", "issue-value-malformed", "."},
      {"@ TYPE257 \\# 17 0005697373756568617269 63612E67722E", "issue-value-malformed", "2E"},
      {"@ CAA 0 issue \"harica.gr, sectigo.com\"", "issue-value-malformed", ", sectigo.com"},
      {"@ CAA 0 issuewild \"harica.gr; a=b;\"", "issue-value-malformed", ";"},
      {"@ CAA 0 issue \"har\\095ica.gr\"", "issue-value-malformed", "\\095"},
      {"@ CAA 0 issuemail ( ; mail\n \"a@harica.gr\" )", "issue-value-malformed", "@"},
      {"@ CAA 0 issue \"\\\"harica.gr\\\"\"", "quotes-in-value", "\\\""},
      {"@ CAA 0 issue \u201Charica.gr\u201D", "quotes-in-value", "\u201C"},
      {"@ CAA 3 issue \"harica.gr\"", "reserved-flag-bits-set", "3"},
      {"@ TYPE257 \\# 16 010569737375656861726963612E6772", "flag-value-one", "01"},
      {"@ CAA 0 Issue \"harica.gr\"", "tag-uppercase", "Issue"},
      {"@ TYPE257 \\# 16 000549737375656861726963612E6772", "tag-uppercase", "4973737565"},
      {"@ TYPE257 \\# 17 00056973732D6563612E6578616D706C65", "tag-invalid-characters", "2D"},
      {"@ CAA 0 issue \" Harica.gr; a=b\"", "issuer-uppercase", "Harica.gr"},
      {"@ CAA 0 issue \"hariac.gr\"", "issuer-misspelled", "hariac.gr"},
      {"@ CAA 0 issue \"ca.example\"", "issuer-unknown", "ca.example"},
      {"@ CAA 0 issue \"comodo.com\"", "issuer-deprecated", "comodo.com"},
      {"@ CAA 0 issue \"harica.gr; accounturi=7\"", "accounturi-invalid-uri", "7"},
      {"@ CAA 0 issue \"harica.gr; accounturi=\"", "accounturi-invalid-uri", "accounturi"},
      {"@ CAA 0 issue \"harica.gr; validationmethods=dns-01,dns_1\"", "validationmethods-bad-label",
       "_"},
      {"@ CAA 0 issue \"harica.gr; validationmethods=dns-01,\"", "validationmethods-bad-label",
       ","},
      {"@ CAA 0 issue \"harica.gr; validationmethods=dns-01,dns\"",
       "validationmethods-unknown-label", "dns"},
      {"@ CAA 0 iodef \"http://example.com\"", "iodef-http-scheme", "http"},
      {"@ CAA 0 iodef \"dns@example.com\"", "iodef-unsupported-scheme", "\"dns@example.com\""},
      {"@ CAA 0 contactphone \"08 1\"", "contactphone-syntax", "08 1"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.line);
    const std::string lines = found(row.line);
    const std::string expected = " caa/" + row.rule + " example.com [" + row.underlined + "]";
    INFO("findings: " << lines);
    CHECK(lines.find(expected) != std::string::npos);
  }
}

TEST_CASE("caa rules: one cause, one finding") {
  // What breaks the grammar is not looked at for issuers and parameters.
  CHECK(rules("@ CAA 0 issue \"Harica.gr.\"") == "caa/issue-value-malformed");
  CHECK(rules("@ CAA 0 issue \"'nobody'\"") == "caa/quotes-in-value");
  CHECK(rules("@ CAA 0 issue \"harica.gr; accounturi=7;\"") == "caa/issue-value-malformed");
  // Each of the rules on flags, tags, issuers and labels leaves the others' cases alone.
  CHECK(rules("@ CAA 1 issue \"harica.gr\"") == "caa/flag-value-one");
  CHECK(rules("@ CAA 129 issue \"harica.gr\"") == "caa/reserved-flag-bits-set");
  CHECK(rules("@ CAA 128 isue \"harica.gr\"") == "caa/unknown-critical");
  CHECK(rules("@ CAA 0 isue \"harica.gr\"") == "caa/unknown-tag");
  CHECK(rules("@ TYPE257 \\# 17 80056973732D6563612E6578616D706C65") ==
        "caa/tag-invalid-characters");
  CHECK(rules("@ CAA 0 issue \"hariac.gr\"") == "caa/issuer-misspelled");
  CHECK(rules("@ CAA 0 issue \"none\"") == "caa/issuer-unknown");
  CHECK(rules("@ CAA 0 issue \"HARICA.GR\"") == "caa/issuer-uppercase");
  CHECK(rules("@ CAA 0 issue \"harica.gr; validationmethods=DNS-01\"") ==
        "caa/validationmethods-uppercase");
  CHECK(rules("@ CAA 0 issue \"harica.gr; validationmethods=ca-tbr-6\"") ==
        "caa/validationmethods-retired-tbr");
  CHECK(rules("@ CAA 0 issue \"harica.gr; validationmethods=ca-tbr-4\"") ==
        "caa/validationmethods-only-sunset");
  CHECK(rules("@ CAA 0 issue \"harica.gr; accounturi=a:b; accounturi=a:c\"") ==
        "caa/accounturi-multiple");
}

TEST_CASE("caa rules: fixes change what is wrong and nothing else") {
  CHECK(mended("@ CAA 0 issue \"harica.gr.\" ; ok?") == "safe: @ CAA 0 issue \"harica.gr\" ; ok?");
  CHECK(mended("@ CAA 0 issue \"harica.gr; a=b;\"") == "safe: @ CAA 0 issue \"harica.gr; a=b\"");
  CHECK(mended("@ CAA 0 issue \"harica.gr; a=b,  c\"") ==
        "safe: @ CAA 0 issue \"harica.gr; a=b,c\"");
  CHECK(mended("@ TYPE257 \\# 17 000569737375656861726963612E67722E") ==
        "safe: @ TYPE257 \\# 16 000569737375656861726963612E6772");
  CHECK(mended("@ CAA 0 issue \"\\\"harica.gr\\\"\"") == "safe: @ CAA 0 issue \"harica.gr\"");
  CHECK(mended("@ CAA 0 issue \u201Charica.gr\u201D") == "safe: @ CAA 0 issue harica.gr");
  CHECK(mended("@ CAA 0 ISSUE \"harica.gr\"") == "safe: @ CAA 0 issue \"harica.gr\"");
  CHECK(mended("@ TYPE257 \\# 16 000549535355456861726963612E6772") ==
        "safe: @ TYPE257 \\# 16 000569737375656861726963612E6772");
  CHECK(mended("@ CAA 0 issue \"HARICA.gr; a=B\"") == "safe: @ CAA 0 issue \"harica.gr; a=B\"");
  CHECK(mended("@ CAA 1 issue \"harica.gr\"") == "unsafe: @ CAA 128 issue \"harica.gr\"");
  CHECK(mended("@ CAA 129 issue \"harica.gr\"") == "safe: @ CAA 128 issue \"harica.gr\"");
  CHECK(mended("@ CAA 3 tbs \"x\"") == "unsafe: @ CAA 0 tbs \"x\"");
  CHECK(mended("@ CAA 0 iodef \"dns@example.com\"") ==
        "safe: @ CAA 0 iodef \"mailto:dns@example.com\"");
  CHECK(mended("@ CAA 128 contactemail \"dns@example.com\"") ==
        "unsafe: @ CAA 0 contactemail \"dns@example.com\"");
  // An escape in the place of a plain character is not understood, so it is left alone.
  CHECK(mended("@ CAA 0 issue \"harica.gr\\046\"") == "no fix");
  // More is wrong than the dot.
  CHECK(mended("@ CAA 0 issue \"harica.gr.; a\"") == "no fix");
}

TEST_CASE("caa rules: the case of a tag changes nothing but tag-uppercase") {
  const std::string values[] = {"0 %s \"harica.gr.\"",
                                "0 %s \"'harica.gr'\"",
                                "1 %s \"hariac.gr\"",
                                "128 %s \"HARICA.gr; accounturi=x\"",
                                "0 %s \"dns@example.com\"",
                                "0 %s \"http://example.com\"",
                                "128 %s \"+46 8 123 45 67\"",
                                "0 %s \";\"",
                                "2 %s \"a.b; validationmethods=DNS-01,x\""};
  const std::pair<std::string, std::string> tags[] = {{"issue", "ISSUE"},
                                                      {"issuewild", "issueWild"},
                                                      {"issuemail", "IssueMail"},
                                                      {"issuevmc", "issuevmC"},
                                                      {"iodef", "IODEF"},
                                                      {"contactemail", "contactEmail"},
                                                      {"contactphone", "CONTACTPHONE"},
                                                      {"tbs", "TBS"},
                                                      {"isue", "Isue"}};
  for (const std::string& value : values) {
    for (const auto& [lower, other] : tags) {
      const auto with = [&](const std::string& tag) {
        std::string line = "@ CAA " + value;
        return line.replace(line.find("%s"), 2, tag);
      };
      CAPTURE(with(other));
      std::string ids = " " + rules(with(other));
      const std::string extra = " caa/tag-uppercase";
      REQUIRE(ids.find(extra) != std::string::npos);
      ids.erase(ids.find(extra), extra.size());
      const std::string expected = rules(with(lower));
      CHECK(ids == (expected.empty() ? "" : " " + expected));
    }
  }
}

TEST_CASE("caa rules: a long value is told in short") {
  const std::string messages = CaaRun(soa + "@ CAA 0 issue \"" + std::string(3000, 'a') +
                                      "_\"\n@ CAA 0 issue \"" + std::string(3000, 'b') + "\"\n")
                                   .messages();
  CHECK(messages.size() < 1000);
  CHECK(messages.find("\u2026\"") != std::string::npos);
}

TEST_CASE("caa rules: sunsets follow the day") {
  const CaaRun::Zones zones{{"example.com.", soa + "@ CAA 0 contactphone \"+46 8 123 45 67\"\n"
                                                   "@ CAA 0 contactemail \"dns@example.com\"\n"
                                                   "@ CAA 0 issue \"harica.gr\"\n"}};
  CHECK(CaaRun(zones, "2026-03-14").findings() == "");
  CHECK(CaaRun(zones, "2026-03-15").findings() ==
        "warning caa/contactphone-sunset example.com [contactphone]\n"
        "warning caa/contactemail-sunset example.com [contactemail]\n");
  CHECK(CaaRun(zones, "2027-03-15").findings() ==
        "error caa/contactphone-sunset example.com [contactphone]\n"
        "warning caa/contactemail-sunset example.com [contactemail]\n");
  CHECK(CaaRun(zones, "2028-03-15").findings() ==
        "error caa/contactphone-sunset example.com [contactphone]\n"
        "error caa/contactemail-sunset example.com [contactemail]\n");
}

}  // namespace
}  // namespace dcvlint
