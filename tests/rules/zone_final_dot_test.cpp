#include <doctest/doctest.h>

#include "rules/zone/checks.h"
#include "tests/rules/zone_repository.h"

namespace dcvlint {
namespace {

TEST_CASE("an owner without its dot: the fix writes the dot on each line") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "www.example.org TXT \"a\"\nmail A 192.0.2.1\nWWW.example.org A 192.0.2.2\n"
             "  TXT \"b\"\n"}});
  CHECK(repository.found(DoubledOrigin{}) ==
        "www.example.org: www.example.org.example.org | www.example.org | A, TXT\n");
  CHECK(repository.mended(DoubledOrigin{}) ==
        "$TTL 300\nwww.example.org. TXT \"a\"\nmail A 192.0.2.1\nWWW.example.org. A 192.0.2.2\n"
        "  TXT \"b\"\n");
  CHECK(repository.found(OriginWithoutDot{}) == "");
}

TEST_CASE("$ORIGIN without its dot is found once, at the directive") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "$ORIGIN lab.example.org ; the lab\n\n; hosts\n$TTL 60\n@ A 192.0.2.1\n"
             "www A 192.0.2.2\nmail A 192.0.2.3\n$origin example.org.\nx A 192.0.2.4\n"
             "$ORIGIN lab\ny A 192.0.2.5\n"}});
  CHECK(repository.found(DoubledOrigin{}) == "");
  CHECK(repository.found(OriginWithoutDot{}) ==
        "lab.example.org: lab.example.org.example.org | lab.example.org\n");
}

TEST_CASE("$ORIGIN with the zone's own name") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "$ORIGIN example.org\t; the zone\n\n; hosts\n$TTL 60\n@ A 192.0.2.1\n"
             "www A 192.0.2.2\nmail A 192.0.2.3\n"}});
  CHECK(repository.found(DoubledOrigin{}) == "");
  CHECK(repository.found(OriginWithoutDot{}) ==
        "example.org: example.org.example.org | example.org\n");
  CHECK(repository.mended(OriginWithoutDot{})
            .starts_with("$TTL 300\n$ORIGIN example.org.\t; the zone\n"));
}

TEST_CASE("a long comment between directive and record ends the search") {
  const std::string comment(5000, 'x');
  const ReadRepository repository(
      Texts{{"example.org.", "$ORIGIN example.org\n; " + comment + "\n@ A 192.0.2.1\n"}});
  CHECK(repository.found(OriginWithoutDot{}) == "");
}

TEST_CASE("the origin that $INCLUDE gives") {
  const ReadRepository repository(
      Texts{{"example.org.", "$INCLUDE hosts.inc example.org\n"}},
      {{"/zones/hosts.inc", "; hosts\nwww A 192.0.2.1\n@ A 192.0.2.2\n"}});
  CHECK(repository.found(OriginWithoutDot{}) ==
        "example.org: example.org.example.org | example.org\n");
}

TEST_CASE("targets without their dot, and where the dot goes") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "@ MX 10 mail.example.org ; relay\n_s._tcp SRV 0 1 2 h.example.org\n"
             "a CNAME ok.example.org.\nb CNAME \\# 15 "
             "03636f6d076578616d706c65036f726700\n"}});
  CHECK(repository.found(TargetWithoutDot{}) ==
        "mail.example.org: example.org | MX | mail.example.org.example.org | mail.example.org\n"
        "h.example.org: _s._tcp.example.org | SRV | h.example.org.example.org | h.example.org\n");
  CHECK(repository.mended(TargetWithoutDot{}).find("mail.example.org. ; relay") !=
        std::string::npos);
}

TEST_CASE("a target that is not there") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "@ NS ns\nns A 192.0.2.1\n@ MX 10 gone\n@ MX 20 ns\nt CNAME a.b.sectigo.com\n"
             "u CNAME 192.0.2.1\nv CNAME v.example.org\n_s._tcp SRV 0 1 2 .\n@ MX 0 .\n"
             "p PTR nobody\nw CNAME x.sub\nsub NS ns.example.net.\n"}});
  CHECK(repository.found(TargetMissing{}) ==
        "gone: example.org | MX | gone.example.org | \n"
        "a.b.sectigo.com: t.example.org | CNAME | a.b.sectigo.com.example.org | "
        "; was \"a.b.sectigo.com.\" meant, with a final dot?\n");
}

TEST_CASE("when lines of the zone were lost, no target counts as missing") {
  const ReadRepository repository(
      Texts{{"example.org.", "@ NS ns\nns A 192.0.2.1\n@ MX 10 mail\nmail A 192.0.2.300\n"}});
  CHECK(repository.found(TargetMissing{}) == "");
}

}  // namespace
}  // namespace dcvlint
