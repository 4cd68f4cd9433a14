#include <doctest/doctest.h>

#include "rules/zone/checks.h"
#include "tests/rules/zone_repository.h"

namespace dcvlint {
namespace {

TEST_CASE("a CNAME beside other data is found once for a name, at CAA if there is any") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "www A 192.0.2.1\nwww CNAME web.example.net.\n"
             "www CAA 0 issue \"harica.gr\"\nwww TXT \"a\"\nwww TXT \"b\"\n"}});
  CHECK(repository.found(CnameWithOtherData{}) ==
        "www CAA 0 issue \"harica.gr\": www.example.org | web.example.net | A, TXT, CAA | "
        "; CAs would look for CAA at web.example.net\n");
  CHECK(repository.hits(CnameWithOtherData{}).hits()[0].related.size() == 1);
}

TEST_CASE("the apex is cname-at-apex's matter alone") {
  const ReadRepository repository(Texts{
      {"example.org.",
       "@ SOA ns.example.net. h 1 1 1 1 1\n@ NS ns.example.net.\n@ CNAME web.example.net.\n"}});
  CHECK(repository.found(CnameWithOtherData{}) == "");
  CHECK(repository.found(CnameAtApex{}) ==
        "@ CNAME web.example.net.: example.org | web.example.net\n");
}

TEST_CASE("what DNSSEC puts beside a CNAME may stand there") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "www CNAME web.example.net.\nwww NSEC x CNAME RRSIG NSEC\nwww KEY 256 3 5 AQ==\n"
             "www RRSIG CNAME 13 3 300 20270101000000 20260101000000 1 example.org. AAAA\n"}});
  CHECK(repository.found(CnameWithOtherData{}) == "");
}

TEST_CASE("a circle of CNAMEs is found once, across zones too") {
  const ReadRepository repository(Texts{
      {"example.org.", "a CNAME b.example.com.\nin CNAME a\nself CNAME self\n*.w CNAME q.w\n"},
      {"example.com.", "b CNAME c\nc CNAME a.example.org.\nok CNAME a.example.net.\n"}});
  CHECK(repository.found(CnameLoop{}) ==
        "a CNAME b.example.com.: a.example.org | "
        "a.example.org → b.example.com → c.example.com → a.example.org\n"
        "self CNAME self: self.example.org | self.example.org → self.example.org\n"
        "*.w CNAME q.w: *.w.example.org | *.w.example.org → *.w.example.org\n");
}

TEST_CASE("a chain longer than resolvers follow is no circle") {
  std::string text;
  for (int i = 0; i < 40; ++i) {
    text += "n" + std::to_string(i) + " CNAME n" + std::to_string(i + 1) + "\n";
  }
  const ReadRepository repository(Texts{{"example.org.", text + "n40 A 192.0.2.1\n"}});
  CHECK(repository.found(CnameLoop{}) == "");
}

TEST_CASE("which types a singleton check takes") {
  Singleton cname;
  cname.type = "CNAME";
  CHECK(cname.prepare().has_value());
  Singleton mx;
  mx.type = "MX";
  CHECK(mx.prepare().error().what == "must be CNAME, DNAME, NS or PTR");
  TargetIsAlias alias;
  alias.type = "A";
  CHECK(alias.prepare().error().what == "must be MX, NS or SRV");
  TargetIsAddress address;
  address.type = "nonsense";
  CHECK(address.prepare().error().what == "must be CNAME, MX, NS or SRV");
}

TEST_CASE("an alias that a wildcard or another zone of the repository makes") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "@ MX 10 mail.dyn\n@ MX 20 mail.example.com.\n*.dyn CNAME x.example.net.\n"
             "sub NS ns.example.net.\nlist MX 10 mail.sub\nmail.sub CNAME y\n"},
            {"example.com.", "mail CNAME mx.example.net.\n"}});
  TargetIsAlias mx;
  mx.type = "MX";
  REQUIRE(mx.prepare().has_value());
  CHECK(repository.found(mx) ==
        "mail.dyn: example.org | mail.dyn.example.org | x.example.net\n"
        "mail.example.com.: example.org | mail.example.com | mx.example.net\n");
}

}  // namespace
}  // namespace dcvlint
