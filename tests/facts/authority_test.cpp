#include "lint/facts/authority.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <string>

#include "lint/engine/rule.h"
#include "lint/facts/caa.h"

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 2> tags{"issue", "issuewild"};
constexpr Authority ca(std::string_view id, std::string_view title) {
  Authority made;
  made.id = id;
  made.title = title;
  made.tags = tags;
  return made;
}
constexpr std::array<Authority, 2> cas{ca("harica", "HARICA"), ca("jprs", "JPRS")};
constexpr IssuerName row(std::string_view domain, std::uint16_t authority) {
  IssuerName name;
  name.domain = domain;
  name.authority = authority;
  return name;
}
constexpr std::array<IssuerName, 6> names{row("acme.jprs.jp", 1),    row("harica.gr", 0),
                                          row("jprs.jp", 1),         row("pki.goog", 0),
                                          row("vincasign.co.uk", 0), row("web.com", 1)};
constexpr Authorities table{Date{}, cas, names};

std::string meant(std::string_view domain) {
  const IssuerName* name = table.probably_meant(domain);
  return name == nullptr ? "" : std::string(name->domain);
}

TEST_CASE("authority: names are found in any case") {
  CHECK(table.find("harica.gr")->authority == 0);
  CHECK(table.find("HARICA.gr")->domain == "harica.gr");
  CHECK(table.find("acme.jprs.jp")->authority == 1);
  CHECK(table.find("web.com")->domain == "web.com");
  CHECK(table.find("harica.g") == nullptr);
  CHECK(table.find("harica.grr") == nullptr);
  CHECK(table.find("") == nullptr);
  CHECK(table.find(std::string(100'000, 'a')) == nullptr);
  CHECK(table.by_id("jprs")->title == "JPRS");
  CHECK(table.by_id("jpr") == nullptr);
}

TEST_CASE("authority: what was probably meant") {
  CHECK(meant("harica.gr") == "");           // known
  CHECK(meant("hariac.gr") == "harica.gr");  // two letters swapped
  CHECK(meant("Harica.GG") == "harica.gr");
  CHECK(meant("haaarica.gr") == "harica.gr");
  CHECK(meant("haaaarica.gr") == "");
  CHECK(meant("www.harica.gr") == "harica.gr");
  CHECK(meant("www.acme.jprs.jp") == "acme.jprs.jp");
  CHECK(meant("a.b.pki.goog") == "pki.goog");
  CHECK(meant("harica.org") == "harica.gr");
  CHECK(meant("harica") == "harica.gr");
  CHECK(meant("harica.example.org") == "");
  CHECK(meant("goog") == "");    // a top-level domain is nobody's name
  CHECK(meant("co.uk") == "");   // nor is a registry's suffix
  CHECK(meant("web.de") == "");  // short words have many owners
  CHECK(meant("wed.com") == "web.com");
  CHECK(meant("wen.con") == "");
  CHECK(meant("ca.example") == "");
  CHECK(meant("") == "");
  CHECK(meant(std::string(100'000, '.')) == "");
}

TEST_CASE("authority: the table that is built in") {
  const Authorities& all = builtin_authorities;
  CHECK(all.date >= make_date(2026, 11, 21));
  CHECK(all.issuers.size() > 100);
  CHECK(std::ranges::is_sorted(all.issuers, {}, &IssuerName::domain));
  for (const IssuerName& name : all.issuers) {
    CAPTURE(name.domain);
    std::string_view issuer;
    CHECK(check_issue_value(name.domain, issuer) == IssueFault::none);
    CHECK(issuer == name.domain);
    CHECK(all.find(name.domain) == &name);
    CHECK(!name.source.empty());
    CHECK(name.as_of <= all.date);
    CHECK(name.authority < all.authorities.size());
    if (!name.instead.empty()) CHECK(all.find(name.instead)->status == IssuerStatus::current);
  }
  for (const Authority& ca : all.authorities) {
    CAPTURE(ca.id);
    CHECK(std::ranges::find(ca.tags, "issue") != ca.tags.end());
    CHECK(all.by_id(ca.id) == &ca);
  }
  CHECK(all.find("harica.gr")->status == IssuerStatus::current);
  CHECK(all.find("comodoca.com")->status == IssuerStatus::deprecated);
  CHECK(all.find("comodoca.com")->instead == "sectigo.com");
  CHECK(all.find("wosign.com")->status == IssuerStatus::retired);
  const Authority& boulder = *all.by_id("letsencrypt");
  CHECK(boulder.flag_one_is_critical);
  CHECK(boulder.exact_issuer_case);
  CHECK(boulder.refuses_hyphen_in_parameter);
  CHECK(boulder.acme_labels_only);
  CHECK(boulder.missing_top_level_fails);
  CHECK(boulder.parameters.size() == 2);
  CHECK(!all.by_id("sectigo")->exact_issuer_case);
  CHECK(all.by_id("sectigo")->parameters.empty());
  CHECK(all.probably_meant("letsencypt.org")->domain == "letsencrypt.org");
  CHECK(all.probably_meant("sectigo.org")->domain == "sectigo.com");
  CHECK(all.probably_meant("www.sectigo.com")->domain == "sectigo.com");
  CHECK(all.probably_meant("example.net") == nullptr);
  CHECK(all.probably_meant("none") == nullptr);
  CHECK(all.probably_meant("193.66.1.1") == nullptr);
}

}  // namespace
}  // namespace dcvlint
