#include "lint/reports/domain.h"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/facts/caa_tree.h"

using namespace dcvlint;

namespace {

const std::vector<CaaProfile> page_profiles = {CaaProfile::host, CaaProfile::wildcard,
                                               CaaProfile::smime};

// What is said of a name; the reports point into `relevant`.
struct Told {
  CaaTree& tree;
  RelevantCaa relevant;
  DomainReport report;

  Told(CaaTree& asked, std::string_view name, const std::vector<std::string_view>& cas,
       const std::vector<CaaProfile>& profiles = page_profiles)
      : tree(asked),
        relevant(asked.relevant(name)),
        report{asked.names.display(asked.name(name)), {}, relevant, {}, {}, {}, {}} {
    for (const std::string_view ca : cas) {
      for (const CaaProfile profile : profiles) {
        report.verdicts.push_back(verdict({.profile = profile, .ca = ca}));
      }
    }
  }
  CaVerdict verdict(Ask ask) const {
    const CaaQuestion asked = CaaTree::question(ask);
    ask.reading = CaaReading::rfc;
    return {asked, decide_caa(relevant, builtin_authorities, asked),
            decide_caa(relevant, builtin_authorities, CaaTree::question(ask)).verdict};
  }
  // Without the line of the title.
  std::string page() const {
    Spots spots(tree.documents());
    const DomainStyle style{80, false, make_date(2026, 11, 22), "live"};
    const std::string text = domain_page(report, style, tree.names, spots);
    return text.substr(text.find("\n\n") + 2);
  }
  std::string json() const {
    JsonWriter writer;
    write_domain_json(report, tree.names, writer);
    return writer.text();
  }
};

// The value of the last `key`, as it stands in the JSON.
std::string last(const std::string& json, const std::string& key) {
  const std::size_t at = json.rfind("\"" + key + "\":") + key.size() + 3;
  return json.substr(at, json.find_first_of(",}]", at) - at);
}

}  // namespace

TEST_CASE("domain page: a look-up that fails, under an unsigned zone") {
  CaaTree tree("");
  tree.fails("host.test.", Failure::timeout, Security::insecure);
  CHECK(Told(tree, "host.test.", {"harica"}).page() ==
        "CAA   the look-up at host.test failed\n"
        "Path  host.test: the look-up failed (insecure)\n"
        "                    host         wildcard     S/MIME\n"
        "      harica        fails        fails        fails\n"
        "Why   harica (host, wildcard, S/MIME): the look-up for host.test got no answer\n"
        "        in time; the zone is not signed, so that a CA may, after a second\n"
        "        attempt, take that for a permission\n");
}

TEST_CASE("domain page: what live DNS says") {
  CaaTree tree("host CAA 0 issue \"harica.gr\"\n");
  Told told(tree, "www.host.test.", {"harica"}, {CaaProfile::host});
  const Reply reply;
  told.relevant.path[0].answer.security = Security::secure;
  told.relevant.path[1].answer.security = Security::insecure;
  told.relevant.path[1].answer.reply = &reply;
  CHECK(told.page() ==
        "CAA   from host.test (insecure)\n"
        "      0 issue \"harica.gr\"   TTL 300\n"
        "Path  www.host.test: no such name (secure)\n"
        "                    host\n"
        "      harica        may\n");
}

TEST_CASE("domain page: columns of one CA told apart, others put together") {
  CaaTree tree("host CAA 0 issue \";\"\nhost CAA 0 issuewild \"sectigo.com\"\n");
  tree.answers("test.", Status::unasked);
  const std::string page = Told(tree, "host.test.", {"harica", "sectigo", "digicert"}).page();
  CHECK(page.find("Why   harica, sectigo, digicert (host): issue \";\" at host.test lets nobody\n"
                  "        issue\n"
                  "      harica, digicert (wildcard): issuewild at host.test names sectigo.com\n"
                  "        only\n") != std::string::npos);
}

TEST_CASE("domain page: what comes, and what was assumed") {
  CaaTree tree("", "test.");
  tree.answers("se.", Status::unseen);
  Told told(tree, "host.se.", {"harica"});
  told.report.dates = {make_date(2027, 3, 15), make_date(2028, 3, 15)};
  CHECK(told.page() ==
        "CAA   none in the zones; if there is none elsewhere, any CA may issue\n"
        "Path  host.se: not in the zones\n"
        "      se: not in the zones\n"
        "                    host         wildcard     S/MIME\n"
        "      harica        may          may          may\n"
        "Later no change on 2027-03-15 or 2028-03-15\n"
        "Note  assumed, since it is not in the zones: no CAA at host.se, no CAA at se\n");
  told.report.changes = {{make_date(2027, 3, 15), told.report.verdicts[0], true}};
  CHECK(
      told.page().find("Later 2027-03-15 harica (host): what refuses now must be heeded from then "
                       "on\n") != std::string::npos);
}

TEST_CASE("domain page: text of the zone cannot do anything to a terminal") {
  CaaTree tree("host CAA 0 issue \"a\\027[31m; \\226\\128\\174x=1\"\n");
  const std::string page = Told(tree, "host.test.", {"harica"}).page();
  CHECK(page.find('\x1b') == std::string::npos);
  CHECK(page.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(page.find("0 issue \"a\\027[31m; \\226\\128\\174x=1\"") != std::string::npos);
}

TEST_CASE("domain JSON: a verdict is as secure as the weakest answer on its way") {
  struct Row {
    Security name, parent;
    std::string_view dnssec;
  };
  for (const auto& [name, parent, dnssec] :
       std::vector<Row>{{Security::secure, Security::secure, "\"secure\""},
                        {Security::insecure, Security::secure, "\"insecure\""},
                        {Security::secure, Security::indeterminate, "\"indeterminate\""},
                        {Security::secure, Security::bogus, "\"bogus\""},
                        {Security::secure, Security::unknown, "null"}}) {
    CaaTree tree("");
    tree.answers("host.test.", Status::no_data, Failure::none, name);
    tree.answers("test.", Status::no_name, Failure::none, parent);
    const std::string json = Told(tree, "host.test.", {"harica"}, {CaaProfile::vmc}).json();
    INFO(json);
    const std::string without_path = json.substr(json.find("\"path\":"));
    CHECK(last(without_path, "dnssec") == dnssec);
    CHECK(last(json, "found_at") == "null");
    CHECK(last(json, "for") == "\"vmc\"");
    CHECK(last(json, "verdict") == "\"permit\"");
  }
}

TEST_CASE("domain: a value of a screenful is cut on the page and in reasons, not in records") {
  const std::string issuer(60'000, 'x');
  CaaTree tree("host CAA 0 issue \"" + issuer + "; a b\"\nhost CAA 0 issue \"" + issuer +
               ".example\"\n");
  const Told told(tree, "host.test.", {"harica", "letsencrypt"});
  CHECK(told.page().size() < 6000);
  const std::string json = told.json();
  CHECK(json.find(issuer) != std::string::npos);
  CHECK(json.size() < 6 * 130'000);
  CHECK(domain_line(told.report, tree.names).size() < 130'000);
}

TEST_CASE("domain: what coming days change is in the JSON, too") {
  CaaTree tree("host CAA 0 issue \"harica.gr\"\n");
  Told told(tree, "host.test.", {"harica"}, {CaaProfile::host});
  told.report.unicode = "höst.test";
  told.report.changes = {{make_date(2027, 3, 15), told.report.verdicts[0], true}};
  const std::string later =
      R"("later":[{"from":"2027-03-15","ca":"harica","for":"host","verdict":"permit",)"
      R"("reason":"what refuses now must be heeded from then on"}])";
  for (const std::string& json : {told.json(), domain_line(told.report, tree.names)}) {
    CAPTURE(json);
    CHECK(json.find(later) != std::string::npos);
    CHECK(json.find(R"("unicode":"höst.test")") != std::string::npos);
  }
}

TEST_CASE("domain page: mark certificates where the set says something about them") {
  CaaTree tree("host CAA 0 issuevmc \"digicert.com\"\n");
  const std::vector<CaaProfile> all = {CaaProfile::host, CaaProfile::wildcard, CaaProfile::smime,
                                       CaaProfile::vmc};
  CHECK(Told(tree, "host.test.", {"digicert"}, all)
            .page()
            .find("                    host         wildcard     S/MIME       mark\n"
                  "      digicert      may          may          may          may\n") !=
        std::string::npos);
  CaaTree other("host CAA 0 issue \"digicert.com\"\n");
  CHECK(Told(other, "host.test.", {"digicert"}, all).page().find("mark") == std::string::npos);
}
