#include <doctest/doctest.h>

#include "rules/zone/checks.h"
#include "tests/rules/zone_repository.h"

namespace dcvlint {
namespace {

TEST_CASE("what a cut hides: an RRset is found once, glue and the cut's own records never") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "@ NS ns\nns A 192.0.2.1\n"
             "sub NS ns1.sub\nsub NS ns.lab\nsub DS 1 13 2 "
             "0000000000000000000000000000000000000000000000000000000000000000\n"
             "ns1.sub A 192.0.2.2\nns1.sub TXT \"x\"\n"
             "lab NS ns.example.net.\nns.lab AAAA 2001:db8::1\n"  // glue of another cut
             "sub TXT \"a\"\nsub TXT \"b\"\nwww.sub CNAME x\ndeep.www.sub A 192.0.2.3\n"
             "inner.sub NS ns.example.net.\n"
             "self NS self\nself A 192.0.2.4\n"}});
  CHECK(repository.found(DataBelowDelegation{}) ==
        "ns1.sub TXT \"x\": ns1.sub.example.org | TXT | sub.example.org | ns1.sub.example.org\n"
        "sub TXT \"a\": sub.example.org | TXT | sub.example.org | ns1.sub.example.org\n"
        "www.sub CNAME x: www.sub.example.org | CNAME | sub.example.org | ns1.sub.example.org\n"
        "deep.www.sub A 192.0.2.3: deep.www.sub.example.org | A | sub.example.org | "
        "ns1.sub.example.org\n"
        "inner.sub NS ns.example.net.: inner.sub.example.org | NS | sub.example.org | "
        "ns1.sub.example.org\n");
}

TEST_CASE("a zone without cuts hides nothing") {
  const ReadRepository repository(
      Texts{{"example.org.", "@ NS ns\nns A 192.0.2.1\nns CAA 0 issue \";\"\n"}});
  CHECK(repository.found(DataBelowDelegation{}) == "");
}

TEST_CASE("glue is missing for a server within the cut only") {
  const ReadRepository repository(Texts{
      {"example.org.",
       "@ NS ns.here\nsub NS ns.SUB\nsub NS ns2.sub\nns2.sub AAAA 2001:db8::1\nsub NS ns.other\n"
       "self NS self\nmysub NS ns.x.notmysub\n"}});
  CHECK(repository.found(GlueMissing{}) ==
        "ns.SUB: sub.example.org | ns.sub.example.org\n"
        "self: self.example.org | self.example.org\n");
}

TEST_CASE("a DNAME hides what is below it, not what stands beside it") {
  const ReadRepository repository(Texts{
      {"example.org.",
       "old DNAME new.example.net.\nold TXT \"x\"\nwww.old A 192.0.2.1\nwww.old TXT \"y\"\n"
       "a.b.old A 192.0.2.2\ncut NS ns.example.net.\nd.cut DNAME new\nx.d.cut A 192.0.2.3\n"}});
  CHECK(repository.found(DnameOcclusion{}) ==
        "www.old A 192.0.2.1: www.old.example.org | old.example.org\n"
        "a.b.old A 192.0.2.2: a.b.old.example.org | old.example.org\n");
}

TEST_CASE("an asterisk counts as inner when labels stand before it") {
  const ReadRepository repository(
      Texts{{"example.org.",
             "*.a A 192.0.2.1\nx.*.a A 192.0.2.2\ny.z.*.b A 192.0.2.3\n* A 192.0.2.4\n"
             "a*b.c A 192.0.2.5\n*.*.d A 192.0.2.6\n"}});
  CHECK(repository.found(NonterminalWildcard{}) ==
        "x.*.a: x.*.a.example.org | *.a.example.org\n"
        "y.z.*.b: y.z.*.b.example.org | *.b.example.org\n"
        "*.*.d: *.*.d.example.org | *.d.example.org\n");
}

}  // namespace
}  // namespace dcvlint
