#include "lint/facts/caa.h"

#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

namespace dcvlint {
namespace {

std::vector<std::uint8_t> from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; };
  std::vector<std::uint8_t> octets;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    octets.push_back(static_cast<std::uint8_t>(digit(hex[i]) * 16 + digit(hex[i + 1])));
  return octets;
}

TEST_CASE("caa: properties in wire form") {
  struct Row {
    std::string_view hex;
    int flags;
    std::string_view tag;
    CaaTag known;
    std::string_view value;
  };
  using enum CaaTag;
  const Row rows[] = {
      {"000569737375657365637469676F2E636F6D", 0, "issue", issue, "sectigo.com"},
      {"000569737375656861726963612E6772", 0, "issue", issue, "harica.gr"},
      {"000569737375656C657473656E63727970742E6F7267", 0, "issue", issue, "letsencrypt.org"},
      {"000569737375653B", 0, "issue", issue, ";"},
      {"00056973737565", 0, "issue", issue, ""},
      {"0009697373756577696C643B", 0, "issuewild", issuewild, ";"},
      {"0009697373756577696C646861726963612E6772", 0, "issuewild", issuewild, "harica.gr"},
      {"800569737375656861726963612E6772", 128, "issue", issue, "harica.gr"},
      {"010569737375656861726963612E6772", 1, "issue", issue, "harica.gr"},
      {"000549535355456861726963612E6772", 0, "ISSUE", issue, "harica.gr"},
      {"000569737375656C657473656E63727970742E6F72673B2076616C69646174696F6E6D6574686F64733D646E732"
       "D"
       "3031",
       0, "issue", issue, "letsencrypt.org; validationmethods=dns-01"},
      {"0005697373756563612E6578616D706C653B206163636F756E747572693D68747470733A2F2F63612E6578616D7"
       "0"
       "6C652F616363742F37",
       0, "issue", issue, "ca.example; accounturi=https://ca.example/acct/7"},
      {"0005696F6465666D61696C746F3A686F73746D6173746572406578616D706C652E7365", 0, "iodef", iodef,
       "mailto:hostmaster@example.se"},
      {"000969737375656D61696C6861726963612E6772", 0, "issuemail", issuemail, "harica.gr"},
      {"000969737375656D61696C3B", 0, "issuemail", issuemail, ";"},
      {"00086973737565766D6364696769636572742E636F6D", 0, "issuevmc", issuevmc, "digicert.com"},
      {"000C636F6E74616374656D61696C646E73406578616D706C652E7365", 0, "contactemail", contactemail,
       "dns@example.se"},
      {"000C636F6E7461637470686F6E652B3436203820313233203435203637", 0, "contactphone",
       contactphone, "+46 8 123 45 67"},
      {"8003746273556E6B6E6F776E", 128, "tbs", unknown, "Unknown"},
      {"00056973732D6563612E6578616D706C65", 0, "iss-e", unknown, "ca.example"},
      {"000569737375657365637469676F2E636F6D00", 0, "issue", issue,
       std::string_view("sectigo.com\0", 12)},
      {"00056973737565C3A52E6578616D706C65", 0, "issue", issue, "\xC3\xA5.example"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.hex);
    const auto rdata = from_hex(row.hex);
    const CaaProperty property = parse_caa(rdata);
    CHECK(property.fault == CaaWireFault::none);
    CHECK(property.flags == row.flags);
    CHECK(property.critical() == (row.flags == 128));
    CHECK(property.tag == row.tag);
    CHECK(property.known_tag == row.known);
    CHECK(property.value == row.value);
    CHECK(property.value_at == 2 + row.tag.size());
  }
}

TEST_CASE("caa: RDATA that is no property") {
  struct Row {
    std::string_view hex;
    CaaWireFault fault;
  };
  using enum CaaWireFault;
  const Row rows[] = {
      {"", too_short},
      {"00", too_short},
      {"0000", empty_tag},
      {"000078", empty_tag},
      {"0001", tag_overruns},
      {"00066973737565", tag_overruns},
      {"00FF6973737565", tag_overruns},
  };
  for (const Row& row : rows) {
    CAPTURE(row.hex);
    const auto rdata = from_hex(row.hex);
    const CaaProperty property = parse_caa(rdata);
    CHECK(property.fault == row.fault);
    CHECK(property.tag.empty());
    CHECK(property.value.empty());
  }
}

TEST_CASE("caa: tags are compared without case, and whole") {
  CHECK(caa_tag("issue") == CaaTag::issue);
  CHECK(caa_tag("iSsUe") == CaaTag::issue);
  CHECK(caa_tag("ISSUEWILD") == CaaTag::issuewild);
  CHECK(caa_tag("ContactPhone") == CaaTag::contactphone);
  CHECK(caa_tag("issuer") == CaaTag::unknown);
  CHECK(caa_tag("issu") == CaaTag::unknown);
  CHECK(caa_tag("") == CaaTag::unknown);
  CHECK(caa_tag("policy") == CaaTag::unknown);
}

// What a value says, as one line: the issuer and parameters, or the fault and the octets it is in.
std::string said(std::string_view text) {
  const IssueValue value = parse_issue_value(text);
  std::string line;
  if (value.well_formed()) {
    CHECK(value.fault_at == 0);
    CHECK(value.fault_end == 0);
    line = value.issuer.empty() ? "nobody" : std::string(value.issuer);
    for (const IssueParameter& parameter : value.parameters) {
      CHECK(text.substr(parameter.tag_at, parameter.tag.size()) == parameter.tag);
      CHECK(text.substr(parameter.value_at, parameter.value.size()) == parameter.value);
      line += "|" + std::string(parameter.tag) + "=" + std::string(parameter.value);
    }
  } else {
    constexpr std::string_view names[] = {
        "none", "bad character", "final dot",       "empty label", "hyphen",
        "list", "no equals",     "empty parameter", "bad tag",     "bad value"};
    CHECK(value.names_nobody());
    CHECK(value.fault_at < value.fault_end);
    CHECK(value.fault_end <= text.size());
    line = std::string(names[static_cast<std::size_t>(value.fault)]) + " " +
           std::to_string(value.fault_at) + " [" +
           std::string(text.substr(value.fault_at, value.fault_end - value.fault_at)) + "]";
  }
  if (!value.issuer.empty())
    CHECK(text.substr(value.issuer_at, value.issuer.size()) == value.issuer);
  std::string_view issuer = "untouched";
  CHECK(check_issue_value(text, issuer) == value.fault);
  CHECK(issuer == value.issuer);
  return line;
}

TEST_CASE("caa: issue values") {
  struct Row {
    std::string_view value;
    std::string says;
  };
  const Row rows[] = {
      // One CA, or nobody.
      {"harica.gr", "harica.gr"},
      {"HARICA.GR", "HARICA.GR"},
      {" harica.gr ", "harica.gr"},
      {"\tharica.gr\t", "harica.gr"},
      {"harica.gr;", "harica.gr"},
      {"harica.gr;   ", "harica.gr"},
      {"", "nobody"},
      {" ", "nobody"},
      {";", "nobody"},
      {" ; ", "nobody"},
      {"; a=b", "nobody|a=b"},
      {"har--ica.gr", "har--ica.gr"},
      {"xn--hrica-hra.gr", "xn--hrica-hra.gr"},
      {"none", "none"},
      {"http-01", "http-01"},
      {"193.66.1.1", "193.66.1.1"},
      {"harica", "harica"},
      // Names that break the grammar.
      {"harica.gr.", "final dot 9 [.]"},
      {"harica.gr. ; a=b", "final dot 9 [.]"},
      {".", "empty label 0 [.]"},
      {".harica.gr", "empty label 0 [.]"},
      {"harica..gr", "empty label 7 [.]"},
      {"*.harica.gr", "bad character 0 [*]"},
      {"har_ica.gr", "bad character 3 [_]"},
      {"-harica.gr", "hyphen 0 [-]"},
      {"harica-.gr", "hyphen 6 [-]"},
      {"harica--.gr", "hyphen 6 [--]"},
      {"harica.gr-", "hyphen 9 [-]"},
      {"harica.gr-;", "hyphen 9 [-]"},
      {"harica.-gr", "hyphen 7 [-]"},
      {"https://harica.gr", "bad character 5 [:]"},
      {"harica.gr/", "bad character 9 [/]"},
      {"harica.gr:443", "bad character 9 [:]"},
      {"admin@harica.gr", "bad character 5 [@]"},
      {"a=b", "bad character 1 [=]"},
      {"%%%%%", "bad character 0 [%]"},
      {"\"harica.gr\"", "bad character 0 [\"]"},
      {"\u201Charica.gr\u201D", "bad character 0 [\u201C]"},
      {"h\u00E4rica.gr", "bad character 1 [\u00E4]"},
      {std::string_view("sectigo.com\0", 12), "bad character 11 [" + std::string(1, '\0') + "]"},
      // More than one name.
      {"harica.gr,sectigo.com", "list 9 [,sectigo.com]"},
      {"harica.gr, sectigo.com ; a=b", "list 9 [, sectigo.com]"},
      {"harica.gr sectigo.com", "list 10 [sectigo.com]"},
      {"harica.gr a=b", "list 10 [a=b]"},
      {"harica.gr; sectigo.com", "no equals 11 [sectigo.com]"},
      // Parameters.
      {"harica.gr; a=b", "harica.gr|a=b"},
      {"harica.gr;a=b;c=d", "harica.gr|a=b|c=d"},
      {"harica.gr ; a = b ; c=d", "harica.gr|a=b|c=d"},
      {"harica.gr; a=b ", "harica.gr|a=b"},
      {"harica.gr; a=", "harica.gr|a="},
      {"harica.gr; a=;b=", "harica.gr|a=|b="},
      {"harica.gr; a-b=c", "harica.gr|a-b=c"},
      {"harica.gr; a--b=c", "harica.gr|a--b=c"},
      {"harica.gr; a=b=c", "harica.gr|a=b=c"},
      {"harica.gr; a=\"b\"", "harica.gr|a=\"b\""},
      {"harica.gr; policy=ev", "harica.gr|policy=ev"},
      {"harica.gr; 1=2", "harica.gr|1=2"},
      {"harica.gr; validationmethods=", "harica.gr|validationmethods="},
      {"harica.gr; validationmethods=dns-01,http-01", "harica.gr|validationmethods=dns-01,http-01"},
      {"harica.gr; accounturi=a:b; accounturi=a:c", "harica.gr|accounturi=a:b|accounturi=a:c"},
      {"harica.gr; a=b;", "empty parameter 14 [;]"},
      {"harica.gr; a=b; ", "empty parameter 14 [;]"},
      {"harica.gr; a=b ;", "empty parameter 15 [;]"},
      {"harica.gr;;", "empty parameter 10 [;]"},
      {"; ;", "empty parameter 2 [;]"},
      {"harica.gr; a=b;;c=d", "empty parameter 15 [;]"},
      {"harica.gr; =b", "bad tag 11 [=]"},
      {"harica.gr; a", "no equals 11 [a]"},
      {"harica.gr; a b", "no equals 11 [a b]"},
      {"harica.gr; a=b c", "bad value 14 [ ]"},
      {"harica.gr; a=b\t\tc", "bad value 14 [\t\t]"},
      {"harica.gr; a_b=c", "bad tag 12 [_]"},
      {"harica.gr; -a=c", "bad tag 11 [-]"},
      {"harica.gr; a-=c", "bad tag 12 [-]"},
      {"harica.gr; a b=c", "bad tag 12 [ ]"},
      {"harica.gr; validationmethods=dns-01, http-01", "bad value 36 [ ]"},
      {"harica.gr; a=\u2615", "bad value 13 [\u2615]"},
      {"harica.gr; a=b\x7F", "bad value 14 [\x7F]"},
  };
  for (const Row& row : rows) {
    INFO("value: " << std::string(row.value));
    CHECK(said(row.value) == row.says);
  }
}

TEST_CASE("caa: values that Boulder's parser is tested with") {
  struct Row {
    std::string_view value, says;
  };
  const Row rows[] = {
      {"", "nobody"},
      {";", "nobody"},
      {" ; ", "nobody"},
      {"letsencrypt.org", "letsencrypt.org"},
      {"letsencrypt.org;", "letsencrypt.org"},
      {"letsencrypt.org;   ", "letsencrypt.org"},
      {"\t letsencrypt.org \t;\t foo=bar \t; baz=bar", "letsencrypt.org|foo=bar|baz=bar"},
      {"letsencrypt.org; foo=", "letsencrypt.org|foo="},
      {"letsencrypt.org; foo=bar,baz", "letsencrypt.org|foo=bar,baz"},
      {"letsencrypt.org; foo=bar=baz", "letsencrypt.org|foo=bar=baz"},
      {"letsencrypt.org; foo=a; foo=b", "letsencrypt.org|foo=a|foo=b"},
      {"letsencrypt.org; 123=a", "letsencrypt.org|123=a"},
      {"letsencrypt.org; foo=a-b", "letsencrypt.org|foo=a-b"},
      {"  letsencrypt.org  ;foo=bar;baz=bar", "letsencrypt.org|foo=bar|baz=bar"},
      // RFC 8659 allows this hyphen; Boulder does not.
      {"letsencrypt.org; foo-bar=a", "letsencrypt.org|foo-bar=a"},
      {"letsencrypt.org; foo=b =a", "bad value 22 [ ]"},
      {"letsencrypt.org; foo=b a", "bad value 22 [ ]"},
      {"letsencrypt.org; foo=b\ta", "bad value 22 [\t]"},
      {"letsencrypt.org; foo=1 2 3", "bad value 22 [ ]"},
      {"letsencrypt.org; foo", "no equals 17 [foo]"},
      {"letsencrypt.org; a_b=123", "bad tag 18 [_]"},
      {"letsencrypt.org; foo=\u2615", "bad value 21 [\u2615]"},
      {"letsencrypt.org; foo=a bar=b", "bad value 22 [ ]"},
      {"letsencrypt.org foo=a", "list 16 [foo=a]"},
  };
  for (const Row& row : rows) {
    INFO("value: " << std::string(row.value));
    CHECK(said(row.value) == row.says);
  }
}

TEST_CASE("caa: as a master file has it") {
  struct Row {
    std::string_view hex, text;
  };
  const std::vector<Row> rows = {
      {"00056973737565"
       "6861726963612E6772",
       "0 issue \"harica.gr\""},
      {"80056973737565"
       "6361",
       "128 issue \"ca\""},
      {"00056973737565", "0 issue \"\""},
      {"00056973737565"
       "61225C62",
       "0 issue \"a\\\"\\\\b\""},
      {"00056973737565"
       "00C3A57F20",
       "0 issue \"\\000\\195\\165\\127 \""},
      {"00056973732D65"
       "63",
       "\\# 8 00056973732D6563"},
      {"000078", "\\# 3 000078"},
      {"00", "\\# 1 00"},
      {"", "\\# 0"},
  };
  for (const Row& row : rows) {
    INFO(row.hex);
    CHECK(caa_presentation(from_hex(row.hex)) == row.text);
  }
}

}  // namespace
}  // namespace dcvlint
