#include "lint/facts/caa_decision.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/facts/caa_tree.h"

using namespace dcvlint;

namespace {

constexpr auto host = CaaProfile::host;
constexpr auto wildcard = CaaProfile::wildcard;
constexpr auto smime = CaaProfile::smime;
constexpr auto vmc = CaaProfile::vmc;

constexpr std::string_view account = "https://acme.test/acct/123";

struct Row {
  std::string_view id;
  std::string records;  // of host.test and other names in test.
  Ask ask;
  std::string_view expected;
};

// Boulder's letters in our words: A allow, D deny, E look-up error.
void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    INFO(row.id << ": " << row.records);
    CaaTree tree(row.records);
    CHECK(tree.verdict(row.ask) == row.expected);
  }
}

std::string caa(std::string_view tag, std::string_view value, unsigned flags = 0) {
  return "host CAA " + std::to_string(flags) + " " + std::string(tag) + " \"" + std::string(value) +
         "\"\n";
}
std::string issue(std::string_view value, unsigned flags = 0) { return caa("issue", value, flags); }
std::string wild(std::string_view value) { return caa("issuewild", value); }
constexpr std::string_view ours = "letsencrypt.org";
constexpr std::string_view other = "ca.example.net";
std::string our(std::string_view rest) { return std::string(ours) + std::string(rest); }

}  // namespace

// Facts: "Boulder's tables, re-told as our cases", by their numbers.
TEST_CASE("decision: Boulder's cases 1 to 6, 9 to 14") {
  check({
      {"1", issue(other), {}, "deny other_issuer host.test"},
      {"2", caa("iSsUe", other), {}, "deny other_issuer host.test"},
      {"3", issue(other, 1), {}, "deny other_issuer host.test"},
      {"3, nx child", issue(other, 1), {"nx.host.test."}, "deny other_issuer host.test"},
      {"4", "", {}, "permit no_set"},
      {"4, a second level", "co A 192.0.2.1", {"host.co.test."}, "permit no_set"},
      {"5", issue(ours), {}, "permit named host.test"},
      {"5, child",
       issue(ours) + "child.host A 192.0.2.1",
       {"child.host.test."},
       "permit named host.test"},
      {"9", issue(other, 1) + issue(ours, 1), {}, "permit named host.test"},
      {"10, 128", caa("unknown", "x", 128), {}, "deny unknown_critical host.test"},
      {"10, 1", caa("unknown", "x", 1), {}, "deny unknown_critical host.test"},
      {"10, 9", caa("unknown", "x", 9), {}, "deny unknown_critical host.test"},
      {"11, 0x7E", caa("unknown", "x", 0x7E), {}, "permit no_restriction host.test"},
      {"11, 0x7E, wildcard",
       caa("unknown", "x", 0x7E),
       {.profile = wildcard},
       "permit no_restriction host.test"},
      {"11, 2", caa("unknown", "x", 2), {}, "permit no_restriction host.test"},
      {"11, 2, wildcard",
       caa("unknown", "x", 2),
       {.profile = wildcard},
       "permit no_restriction host.test"},
      {"12", issue("  letsencrypt.org  ;foo=bar;baz=bar"), {}, "permit named host.test"},
      {"13", issue(our("; a_b=123")), {}, "deny malformed_own host.test"},
      {"14", issue(our("; ab=1 2 3")), {}, "deny malformed_own host.test"},
  });
}

TEST_CASE("decision: Boulder's cases 6 to 8, failures of look-ups") {
  using enum Failure;
  const std::string above = "host CAA 0 issue \"letsencrypt.org\"\n";
  CHECK(CaaTree(above).fails("test.", server_failure).verdict({}) == "permit named host.test");
  CHECK(CaaTree("@ CAA 0 issue \"letsencrypt.org\"")
            .fails("host.test.", server_failure)
            .verdict({}) == "fail lookup host.test");
  CHECK(CaaTree("").fails("host.test.", timeout).verdict({}) == "fail lookup host.test");
  CHECK(CaaTree("").answers("test.", Status::no_name).verdict({}) == "fail no_such_top_level");
  // By the RFC a name that does not exist has no CAA, and other CAs are not known to differ.
  CHECK(CaaTree("").answers("test.", Status::no_name).verdict({.reading = CaaReading::rfc}) ==
        "permit no_set");
  CHECK(CaaTree("").answers("test.", Status::no_name).verdict({.ca = "harica"}) == "permit no_set");
}

TEST_CASE("decision: Boulder's cases 15 to 19, parameters") {
  const auto methods = [](std::string_view list) {
    return issue(our("; validationmethods=") + std::string(list));
  };
  const std::string right = "; accounturi=" + std::string(account);
  const std::string wrong = "; accounturi=https://acme.test/acct/124";
  const Ask http{.account = account, .method = "http-01"};
  check({
      {"15", methods("dns-01"), http, "deny other_method host.test"},
      {"16", methods("http-01"), http, "permit named host.test"},
      {"16, list", methods("http-01,dns-01"), http, "permit named host.test"},
      {"17", issue(our(right)), http, "permit named host.test"},
      {"17, wrong", issue(our(wrong)), http, "deny other_account host.test"},
      {"18", issue(our(right + "; validationmethods=http-01")), http, "permit named host.test"},
      {"18, method wrong", issue(our(right + "; validationmethods=dns-01")), http,
       "deny other_method host.test"},
      {"18, account wrong", issue(our(wrong + "; validationmethods=http-01")), http,
       "deny other_account host.test"},
      {"19", issue(our(wrong)) + issue(our(right)), http, "permit named host.test"},
  });
}

TEST_CASE("decision: Boulder's cases 20 to 28, wildcards and what restricts nothing") {
  const Ask any{.profile = wildcard};
  check({
      {"20", issue(";"), {}, "deny nobody host.test"},
      {"20, wildcard", issue(";"), any, "deny nobody host.test"},
      {"21", wild(";"), any, "deny nobody host.test"},
      {"22", issue(ours) + wild(other), any, "deny other_issuer host.test"},
      {"23", issue(other) + wild(ours), any, "permit named host.test"},
      {"24", wild(other) + wild(ours), any, "permit named host.test"},
      {"25", wild(ours), any, "permit named host.test"},
      {"26", wild(other), {}, "permit no_restriction host.test"},
      {"27", caa("iodef", "mailto:a@b.test"), {}, "permit no_restriction host.test"},
      {"27, wildcard", caa("iodef", "mailto:a@b.test"), any, "permit no_restriction host.test"},
  });
  for (const char* tag : {"issue", "issuewild", "issuemail", "issuevmc"}) {
    check({{"28",
            caa(tag, ours, 128),
            {},
            std::string_view(tag) == "issue" ? "permit named host.test"
                                             : "permit no_restriction host.test"}});
  }
  check({{"28", caa("iodef", "mailto:a@b.test", 128), {}, "permit no_restriction host.test"}});
}

// Boulder's tables of values, accounturi and validationmethods.
TEST_CASE("decision: Boulder's value parser") {
  for (const char* good :
       {"letsencrypt.org", "letsencrypt.org;", "letsencrypt.org;   ",
        "\\009letsencrypt.org\\009;\\009a=b\\009",
        "letsencrypt.org; foo=", "letsencrypt.org; a=1,2,3", "letsencrypt.org; a=b=c",
        "letsencrypt.org; a=1; a=1", "letsencrypt.org; 123=4", "letsencrypt.org; a=b-c"}) {
    check({{good, issue(good), {}, "permit named host.test"}});
  }
  for (const char* bad :
       {"letsencrypt.org; a=b = c", "letsencrypt.org; a=b c", "letsencrypt.org; a=b\\009c",
        "letsencrypt.org; a", "letsencrypt.org; a_b=1", "letsencrypt.org; a=b  c  d",
        "letsencrypt.org; a=\\226\\152\\149", "letsencrypt.org; a=b c=d",
        "letsencrypt.org; a=b;"}) {
    check({{bad, issue(bad), {}, "deny malformed_own host.test"}});
  }
  for (const char* nobody : {"", ";", " ; "}) {
    check({{"nobody", issue(nobody), {}, "deny nobody host.test"}});
  }
  // RFC 8659 allows the hyphen (errata 5934, 7139), Boulder's parser does not.
  const std::string hyphen = issue("letsencrypt.org; a-b=1");
  check({{"hyphen", hyphen, {}, "deny parameter_hyphen host.test"},
         {"hyphen, RFC", hyphen, {.reading = CaaReading::rfc}, "permit named host.test"},
         {"hyphen, another CA",
          issue("harica.gr; a-b=1"),
          {.ca = "harica"},
          "permit named host.test"}});
}

TEST_CASE("decision: accounturi") {
  struct Uri {
    std::string_view parameters;
    std::string_view expected;
  };
  for (const auto& [parameters, expected] : std::vector<Uri>{
           {"", "permit named"},
           {"; unknown=1", "permit named"},
           {"; accounturi=https://acme.test/acct/123", "permit named"},
           {"; ACCOUNTURI=https://acme.test/acct/123", "permit named"},
           {"; accounturi=https://acme.test/acct/123; validationmethods=http-01", "permit named"},
           {"; accounturi=no-uri", "deny accountless"},
           {"; accounturi=https://acme.test/acct/321", "deny other_account"},
           {"; accounturi=https://ACME.test/acct/123", "deny other_account"},
           {"; accounturi=", "deny accountless"},
           {"; accounturi=; accounturi=", "deny accountless"},
           {"; accounturi=; accounturi=https://acme.test/acct/123", "deny accountless"},
           {"; accounturi=https://acme.test/acct/123; accounturi=https://acme.test/acct/123",
            "deny accountless"},
           {"; accounturi=https://acme.test/acct/123; accounturi=https://acme.test/acct/4",
            "deny accountless"},
           {"; accounturi=acct:123@acme.test", "deny other_account"}}) {
    INFO(parameters);
    CaaTree tree(issue(our(parameters)));
    CHECK(tree.verdict({.account = account, .method = "http-01"}) ==
          std::string(expected) + " host.test");
    // Without an account in the question only what no account can meet refuses.
    const bool never = expected == "deny accountless";
    CHECK(tree.verdict({}) == (never ? "deny accountless host.test" : "permit named host.test"));
    const CaaDecision open = tree.decide({});
    CHECK(open.conditional() ==
          (!never && parameters.find("CCOUNTURI") + 1 + parameters.find("ccounturi") + 1 != 0));
  }
}

TEST_CASE("decision: validationmethods") {
  struct List {
    std::string_view parameters;
    std::string_view method;
    std::string_view expected;
  };
  for (const auto& [parameters, method, expected] : std::vector<List>{
           {"", "http-01", "permit named"},
           {"; validationmethods=", "http-01", "deny methodless"},
           {"; validationmethods=,", "http-01", "deny methodless"},
           {"; validationmethods=howdy !", "http-01", "deny malformed_own"},
           {"; validationmethods=howdy_!", "http-01", "deny methodless"},
           {"; validationmethods=tls-sni-01", "http-01", "deny other_method"},
           {"; validationmethods=http-01", "http-01", "permit named"},
           {"; validationmethods=http-01; accounturi=https://acme.test/acct/123", "http-01",
            "permit named"},
           {"; validationmethods=http-01; validationmethods=http-01", "http-01", "deny methodless"},
           {"; validationmethods=http-01; validationmethods=dns-01", "http-01", "deny methodless"},
           {"; validationmethods=; validationmethods=", "http-01", "deny methodless"},
           {"; validationmethods=dns-01", "http-01", "deny other_method"},
           {"; validationmethods=http-01,dns-01,tls-alpn-01", "http-01", "permit named"},
           {"; validationmethods=dns-01,http-01", "http-01", "permit named"},
           {"; validationmethods=dns-01,tls-alpn-01", "http-01", "deny other_method"},
           {"; validationmethods=http-01,", "http-01", "deny methodless"},
           {"; validationmethods=HTTP-01", "http-01", "deny other_method"}}) {
    INFO(parameters);
    CaaTree tree(issue(our(parameters)));
    CHECK(tree.verdict({.method = method}) == std::string(expected) + " host.test");
  }
}

// BR 4.2.2.1.2: any of several labels of one method counts; Boulder reads ACME's only.
TEST_CASE("decision: labels of the BR, retired methods, methods for wildcards") {
  const auto methods = [](std::string_view ca, std::string_view list) {
    return issue(std::string(ca) + "; validationmethods=" + std::string(list));
  };
  const auto sectigo = [&](std::string_view list) { return methods("sectigo.com", list); };
  const Date later = make_date(2027, 3, 15);
  check({
      {"19 is http-01",
       sectigo("ca-tbr-19"),
       {.ca = "sectigo", .method = "http-01"},
       "permit named host.test"},
      {"and back",
       sectigo("dns-01"),
       {.ca = "sectigo", .method = "ca-tbr-7"},
       "permit named host.test"},
      {"4 is not 7",
       sectigo("ca-tbr-4"),
       {.ca = "sectigo", .method = "ca-tbr-7"},
       "deny other_method host.test"},
      {"capitals",
       sectigo("CA-TBR-7"),
       {.ca = "sectigo", .method = "dns-01"},
       "deny other_method host.test"},
      {"Boulder", methods(ours, "ca-tbr-7"), {.method = "dns-01"}, "deny other_method host.test"},
      {"Boulder by the RFC",
       methods(ours, "ca-tbr-7"),
       {.method = "dns-01", .reading = CaaReading::rfc},
       "permit named host.test"},
      {"Boulder, no method asked for",
       methods(ours, "ca-tbr-7"),
       {},
       "deny methods_ended host.test"},
      {"retired",
       sectigo("ca-tbr-2,ca-tbr-15,tls-sni-01"),
       {.ca = "sectigo"},
       "deny methods_ended host.test"},
      {"ends", sectigo("ca-tbr-17"), {.ca = "sectigo"}, "permit named host.test"},
      {"ended",
       sectigo("ca-tbr-17"),
       {.ca = "sectigo", .date = later},
       "deny methods_ended host.test"},
      {"for no host", sectigo("email-reply-00"), {.ca = "sectigo"}, "deny methods_ended host.test"},
      {"for mail",
       caa("issuemail", "sectigo.com; validationmethods=email-reply-00"),
       {.profile = smime, .ca = "sectigo"},
       "permit named host.test"},
      {"the CA's own", sectigo("ca-ours-1"), {.ca = "sectigo"}, "permit named host.test"},
      {"no wildcard",
       sectigo("http-01,ca-tbr-18,ca-tbr-20"),
       {.profile = wildcard, .ca = "sectigo"},
       "deny no_wildcard_method host.test"},
      {"a host",
       sectigo("http-01,ca-tbr-18,ca-tbr-20"),
       {.ca = "sectigo"},
       "permit named host.test"},
      {"one for wildcards",
       sectigo("http-01,ca-tbr-7"),
       {.profile = wildcard, .ca = "sectigo"},
       "permit named host.test"},
  });
}

TEST_CASE("decision: who need not heed parameters, and until when") {
  const auto made = [](std::string_view records, const Ask& ask) {
    CaaTree tree{std::string(records)};
    const CaaDecision decision = tree.decide(ask);
    std::string out(caa_verdict_text(decision.verdict));
    if (decision.may_be_ignored) out += " may be ignored";
    if (decision.binding) out += " until " + to_string(*decision.binding);
    return out;
  };
  const std::string bound = issue("harica.gr; validationmethods=dns-01");
  CHECK(made(bound, {.ca = "harica", .method = "http-01"}) ==
        "deny may be ignored until 2027-03-15");
  CHECK(made(bound, {.ca = "harica", .method = "http-01", .date = make_date(2027, 3, 14)}) ==
        "deny may be ignored until 2027-03-15");
  CHECK(made(bound, {.ca = "harica", .method = "http-01", .date = make_date(2027, 3, 15)}) ==
        "deny");
  CHECK(made(issue(our("; validationmethods=dns-01")), {.method = "http-01"}) == "deny");
  CHECK(made(issue("sectigo.com"), {.ca = "harica"}) == "deny");
  const std::string mail = caa("issuemail", "harica.gr; validationmethods=dns-01");
  CHECK(made(mail, {.profile = smime, .ca = "harica", .method = "email-reply-00"}) ==
        "deny may be ignored");
  CHECK(made(mail, {.profile = smime, .ca = "sectigo"}) == "deny");
  CHECK(made(mail, {.profile = smime, .ca = "sectigo", .date = make_date(2025, 3, 14)}) ==
        "deny may be ignored until 2025-03-15");
  const std::string mark = caa("issuevmc", ";");
  CHECK(made(mark, {.profile = vmc, .ca = "digicert"}) == "deny may be ignored");
  CHECK(made(mark, {.profile = vmc}) == "deny");
  CHECK(caa_dates_after(make_date(2026, 11, 22), builtin_authorities.methods) ==
        std::vector<Date>{make_date(2027, 3, 15), make_date(2028, 3, 15)});
  CHECK(caa_dates_after(make_date(2028, 3, 15), builtin_authorities.methods).empty());
}

// RFC 9495; the registry's issuevmc. None of the four says anything about another.
TEST_CASE("decision: mail and marks") {
  const std::string all = issue("harica.gr") + wild(";") + caa("issuemail", "sectigo.com") +
                          caa("issuevmc", "digicert.com");
  check({
      {"host", all, {.ca = "harica"}, "permit named host.test"},
      {"wildcard", all, {.profile = wildcard, .ca = "harica"}, "deny nobody host.test"},
      {"mail", all, {.profile = smime, .ca = "harica"}, "deny other_issuer host.test"},
      {"mail", all, {.profile = smime, .ca = "sectigo"}, "permit named host.test"},
      {"mark", all, {.profile = vmc, .ca = "digicert"}, "permit named host.test"},
      {"mark", all, {.profile = vmc, .ca = "sectigo"}, "deny other_issuer host.test"},
      {"no issuemail", issue(";"), {.profile = smime}, "permit no_restriction host.test"},
      {"no issuevmc", issue(";"), {.profile = vmc}, "permit no_restriction host.test"},
      {"issuemail binds mail only", caa("issuemail", ";"), {}, "permit no_restriction host.test"},
      {"parent's",
       "@ CAA 0 issuemail \";\"",
       {.profile = smime, .ca = "harica"},
       "deny nobody test"},
  });
}

// Facts 1.6: what a CA does not process and is critical.
TEST_CASE("decision: critical properties, by CA") {
  const std::string contact =
      issue("letsencrypt.org") + issue("harica.gr") + caa("contactemail", "dns@host.test", 128);
  check({
      {"Let's Encrypt", contact, {}, "deny unknown_critical host.test"},
      {"HARICA", contact, {.ca = "harica"}, "deny unknown_critical host.test"},
      {"RFC", contact, {.reading = CaaReading::rfc}, "permit named host.test"},
      {"mail", contact, {.profile = smime}, "deny unknown_critical host.test"},
      {"flag 1, contact", caa("contactphone", "+46 8 1", 1), {}, "deny unknown_critical host.test"},
      {"flag 1, another CA",
       caa("tbs", "x", 1),
       {.ca = "harica"},
       "permit no_restriction host.test"},
      {"flag 1, RFC",
       caa("tbs", "x", 1),
       {.reading = CaaReading::rfc},
       "permit no_restriction host.test"},
      {"the tag asked about",
       caa("issuevmc", "digicert.com", 128),
       {.profile = vmc, .ca = "digicert"},
       "permit named host.test"},
      {"critical beats permission, in any order",
       caa("tbs", "x", 128) + issue("letsencrypt.org"),
       {},
       "deny unknown_critical host.test"},
  });
}

TEST_CASE("decision: the issuer's name, in any case but where a CA compares octets") {
  check({
      {"", issue("HARICA.GR"), {.ca = "harica"}, "permit named host.test"},
      {"", issue("LetsEncrypt.org"), {}, "deny issuer_case host.test"},
      {"", issue("LetsEncrypt.org"), {.reading = CaaReading::rfc}, "permit named host.test"},
      {"", issue("LetsEncrypt.org") + issue(ours), {}, "permit named host.test"},
      {"another of its names", issue("usertrust.com"), {.ca = "sectigo"}, "permit named host.test"},
      {"a deprecated one", issue("comodo.com"), {.ca = "sectigo"}, "permit named host.test"},
      {"not its name", issue("www.sectigo.com"), {.ca = "sectigo"}, "deny other_issuer host.test"},
  });
}

// Facts 1.2, by their octets: what a record is, and what becomes of it.
TEST_CASE("decision: the vectors of RDATA") {
  struct Vector {
    std::string_view octets;  // generic form, RFC 3597
    std::string_view ca;
    CaaProfile profile;
    std::string_view expected;
  };
  for (
      const auto& [octets, ca, profile, expected] : std::vector<Vector>{
          {"18 000569737375657365637469676F2E636F6D", "sectigo", host, "permit named"},
          {"16 000569737375656861726963612E6772", "harica", host, "permit named"},
          {"22 000569737375656C657473656E63727970742E6F7267", "letsencrypt", host, "permit named"},
          {"8 000569737375653B", "harica", host, "deny nobody"},
          {"7 00056973737565", "harica", host, "deny nobody"},
          {"12 0009697373756577696C643B", "harica", wildcard, "deny nobody"},
          {"12 0009697373756577696C643B", "harica", host, "permit no_restriction"},
          {"20 0009697373756577696C646861726963612E6772", "harica", wildcard, "permit named"},
          {"16 800569737375656861726963612E6772", "harica", host, "permit named"},
          {"16 010569737375656861726963612E6772", "harica", host, "permit named"},
          {"16 000549535355456861726963612E6772", "harica", host, "permit named"},
          {"48 000569737375656C657473656E63727970742E6F72673B2076616C69646174696F6E6D6574686F64733D"
           "646E732D3031",
           "letsencrypt", host, "permit named"},
          {"55 0005697373756563612E6578616D706C653B206163636F756E747572693D68747470733A2F2F63612E65"
           "78616D706C652F616363742F37",
           "harica", host, "deny other_issuer"},
          {"35 0005696F6465666D61696C746F3A686F73746D6173746572406578616D706C652E7365", "harica",
           host, "permit no_restriction"},
          {"20 000969737375656D61696C6861726963612E6772", "harica", smime, "permit named"},
          {"12 000969737375656D61696C3B", "harica", smime, "deny nobody"},
          {"22 00086973737565766D6364696769636572742E636F6D", "digicert", vmc, "permit named"},
          {"28 000C636F6E74616374656D61696C646E73406578616D706C652E7365", "harica", host,
           "permit no_restriction"},
          {"29 000C636F6E7461637470686F6E652B3436203820313233203435203637", "harica", host,
           "permit no_restriction"},
          {"12 8003746273556E6B6E6F776E", "harica", host, "deny unknown_critical"},
          {"17 00056973732D6563612E6578616D706C65", "harica", host, "permit no_restriction"},
          {"19 000569737375657365637469676F2E636F6D00", "sectigo", host, "deny malformed_own"},
          {"17 00056973737565C3A52E6578616D706C65", "harica", host, "deny malformed_value"}}) {
    INFO(octets);
    CaaTree tree("host TYPE257 \\# " + std::string(octets) + "\n");
    CHECK(tree.verdict({.profile = profile, .ca = ca}) == std::string(expected) + " host.test");
  }
}

TEST_CASE("decision: RDATA that is no property fails, whatever stands beside it") {
  using Octets = std::vector<std::uint8_t>;
  const std::string_view good("\0\5issueletsencrypt.org", 22);
  const std::string_view critical("\200\3tbsx", 6);
  for (const Octets& broken :
       {Octets{0}, Octets{}, Octets{0, 0, 'x'}, Octets{0, 6, 'i', 's', 's'}}) {
    const auto octets = [](std::string_view text) {
      return std::span(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    };
    const AnswerRecord records[] = {
        {octets(good), 300, {}}, {octets(critical), 300, {}}, {broken, 300, {}}};
    RelevantCaa relevant;
    relevant.found = CaaFound::set;
    relevant.path.emplace_back();
    relevant.path.back().answer.records = records;
    const CaaDecision made = decide_caa(relevant, builtin_authorities, CaaTree::question(Ask{}));
    CHECK(made.verdict == CaaVerdict::fail);
    CHECK(made.reason == CaaReason::malformed_record);
    CHECK(made.record == 2);
  }
}

// caatestsuite's "big" has 1 001 records, and is answered over TCP.
TEST_CASE("decision: a set that no DNS message holds fails, a large one does not") {
  std::string records = issue(other);
  for (int i = 0; i < 1000; ++i) records += issue(std::to_string(i) + ".test");
  CHECK(CaaTree(records + issue(ours)).verdict({}) == "permit named host.test");
  for (int i = 1000; i < 2500; ++i) records += issue(std::to_string(i) + ".test");
  CHECK(CaaTree(records + issue(ours)).verdict({}) == "fail oversize host.test");
  CHECK(CaaTree(records).words({}) == "the set at host.test is larger than a DNS message can be");
}

// Facts 1.4: values by the grammar, as HARICA's and Sectigo's checks see them.
TEST_CASE("decision: the vectors of issue values") {
  for (const char* granting :
       {"harica.gr", "HARICA.GR", " harica.gr ", "\\009harica.gr\\009", "harica.gr;",
        "harica.gr; a=b", "harica.gr;a=b;c=d", "harica.gr ; a = b ; c=d",
        "harica.gr; a=", "harica.gr; a-b=c", "harica.gr; a=b=c", "harica.gr; a=\\\"b\\\"",
        "harica.gr; validationmethods=dns-01,http-01", "harica.gr; policy=ev"}) {
    check({{granting, issue(granting), {.ca = "harica"}, "permit named host.test"}});
  }
  // Whether the CA was meant shows in the reason only.
  for (const char* malformed :
       {".", "*.harica.gr", "har_ica.gr", "-harica.gr", "harica-.gr", "https://harica.gr",
        "\\226\\128\\156harica.gr\\226\\128\\157", "\\\"harica.gr\\\"", "h\\195\\164rica.gr", "a=b",
        "admin@harica.gr", "%%%%%", "harica..gr"}) {
    check({{malformed, issue(malformed), {.ca = "harica"}, "deny malformed_value host.test"}});
  }
  for (const char* malformed :
       {"harica.gr.", "harica.gr/", "harica.gr,sectigo.com", "harica.gr sectigo.com",
        "harica.gr; sectigo.com", "harica.gr; a=b;", "harica.gr; =b", "harica.gr; a",
        "harica.gr; a b", "harica.gr; a=b c", "harica.gr; a_b=c",
        "harica.gr; validationmethods=dns-01, http-01", "harica.gr:443"}) {
    check({{malformed, issue(malformed), {.ca = "harica"}, "deny malformed_own host.test"}});
  }
  for (const char* nobody : {"", " ", ";", " ; ", "; a=b"}) {
    check({{nobody, issue(nobody), {.ca = "harica"}, "deny nobody host.test"}});
  }
  for (const char* elsewhere :
       {"har--ica.gr", "xn--hrica-hra.gr", "none", "http-01", "193.66.1.1", "harica"}) {
    check({{elsewhere, issue(elsewhere), {.ca = "harica"}, "deny other_issuer host.test"}});
  }
  check(
      {{"", issue("harica.gr; validationmethods="), {.ca = "harica"}, "deny methodless host.test"},
       {"",
        issue("harica.gr; accounturi=acct:a; accounturi=acct:b"),
        {.ca = "harica"},
        "deny accountless host.test"},
       // Grants add up: a value that names nobody takes nothing away.
       {"", issue(";") + issue("harica.gr."), {.ca = "harica"}, "deny malformed_own host.test"},
       {"", issue(";") + issue("harica.gr"), {.ca = "harica"}, "permit named host.test"}});
}

// BR 4.2.2.1 and 4.2.2.2.5.
TEST_CASE("decision: failures by what DNSSEC says of the name") {
  using enum Failure;
  struct Case {
    Failure failure;
    Security security;
    std::string_view expected;
  };
  for (const auto& [failure, security, expected] :
       std::vector<Case>{{server_failure, Security::secure, "fail lookup host.test"},
                         {server_failure, Security::unknown, "fail lookup host.test"},
                         {timeout, Security::indeterminate, "fail lookup host.test"},
                         {timeout, Security::insecure, "fail lookup_insecure host.test"},
                         {refused, Security::insecure, "fail lookup_insecure host.test"},
                         {server_failure, Security::bogus, "fail lookup_bogus host.test"},
                         {bogus, Security::unknown, "fail lookup_bogus host.test"},
                         {bogus, Security::bogus, "fail lookup_bogus host.test"}}) {
    CHECK(CaaTree("@ CAA 0 issue \"letsencrypt.org\"")
              .fails("host.test.", failure, security)
              .verdict({}) == expected);
  }
  CHECK(CaaTree("").answers("host.test.", Status::unasked).verdict({}) == "unasked pending");
}

TEST_CASE("decision: the judge says what deciding anew would say") {
  CaaTree tree(
      "a CAA 0 issue \"harica.gr\"\nb CAA 0 issue \"sectigo.com\"\nb CAA 0 issuewild \";\"\n"
      "c.b CNAME a\n");
  std::vector<CaaQuestion> questions;
  for (const char* ca : {"harica", "sectigo"}) {
    for (const CaaProfile profile : {host, wildcard, smime}) {
      questions.push_back(CaaTree::question({.profile = profile, .ca = ca}));
    }
  }
  CaaJudge judge(*tree.view, tree.names, builtin_authorities, questions);
  for (int round = 0; round < 2; ++round) {
    for (const char* name : {"x.a.test.", "b.test.", "c.b.test.", "d.test.", "y.b.test."}) {
      const RelevantCaa& found = judge.climb(tree.name(name));
      for (std::size_t i = 0; i < questions.size(); ++i) {
        const CaaDecision made = judge.decide(i);
        const CaaDecision anew = decide_caa(found, builtin_authorities, questions[i]);
        CHECK(made.verdict == anew.verdict);
        CHECK(made.reason == anew.reason);
        CHECK(made.record == anew.record);
      }
    }
  }
}

TEST_CASE("decision: reasons in words") {
  struct Case {
    std::string records;
    Ask ask;
    std::string_view words;
  };
  const std::string bound =
      "host CAA 0 issue \"harica.gr; accounturi=https://ca.test/1; validationmethods=dns-01\"\n";
  for (const auto& [records, ask, words] : std::vector<Case>{
           {"", {}, "no CAA at host.test or above it"},
           {issue(ours), {"www.host.test."}, "issue \"letsencrypt.org\" at host.test names it"},
           {"www CNAME host\n" + issue(ours),
            {"www.test.", wildcard},
            "issue \"letsencrypt.org\" at host.test (www.test is an alias of it) names it"},
           {issue("sectigo.com") + issue("harica.gr") + issue("sectigo.com"),
            {},
            "issue at host.test names sectigo.com, harica.gr only"},
           {wild("a.test") + wild("b.test") + wild("c.test") + wild("d.test"),
            {"host.test.", wildcard},
            "issuewild at host.test names a.test, b.test, c.test and others"},
           {issue(";"), {}, "issue \";\" at host.test lets nobody issue"},
           {wild(";"), {}, "the set at host.test has no issue"},
           {caa("iodef", "mailto:a@b.test"),
            {"host.test.", wildcard},
            "the set at host.test has neither issuewild nor issue"},
           {issue("harica.gr."),
            {},
            "issue \"harica.gr.\" at host.test breaks the grammar, so it "
            "names nobody"},
           {issue("LetsEncrypt.org"),
            {},
            "issue \"LetsEncrypt.org\" at host.test has other capitals "
            "than Let's Encrypt compares with"},
           {bound,
            {.ca = "harica"},
            "issue \"harica.gr; accounturi=https://ca.test/1; validationmethods=dns-01\" at "
            "host.test names it, for the account https://ca.test/1 only, validated by dns-01 only"},
           {issue("harica.gr; validationmethods=dns-01"),
            {.ca = "harica", .method = "http-01"},
            "issue \"harica.gr; validationmethods=dns-01\" at host.test does not allow http-01; "
            "until 2027-03-15 a CA may ignore the parameter, and HARICA is not known to heed it"},
           {caa("contactemail", "a@b.test", 128),
            {},
            "128 contactemail at host.test is critical, and the CA is not known to process it"},
           {caa("tbs", "a", 128),
            {.reading = CaaReading::rfc},
            "128 tbs at host.test is critical, and no document defines it"}}) {
    CHECK(CaaTree(records).words(ask) == words);
  }
  CHECK(
      CaaTree("").fails("host.test.", Failure::timeout, Security::insecure).words({}) ==
      "the look-up for host.test got no answer in time; the zone is not signed, so that a CA may, "
      "after a second attempt, take that for a permission");
  CHECK(CaaTree("").fails("host.test.", Failure::server_failure).words({}) ==
        "the look-up for host.test got SERVFAIL, and nothing proves that the zone is not signed");
  CHECK(CaaTree("").fails("host.test.", Failure::unreachable).words({}) ==
        "the look-up for host.test was not made: the resolver is not there");
  CHECK(CaaTree("host CNAME host").words({}) ==
        "the look-up for host.test runs in a circle of aliases");
  CHECK(CaaTree("").fails("host.test.", Failure::bogus).words({}) ==
        "the look-up for host.test got an answer that doesn't validate; since 2026-03-15 that "
        "never permits");
}
