#include "lint/facts/relevant_caa.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/facts/caa_tree.h"

using namespace dcvlint;

namespace {

std::string found(CaaTree& tree, std::string_view name) {
  constexpr std::string_view kinds[] = {"set", "none", "failed", "unasked"};
  const RelevantCaa relevant = tree.relevant(name);
  std::string out(kinds[static_cast<std::size_t>(relevant.found)]);
  if (const CaaHop* where = relevant.where()) out += " " + tree.names.display(where->answer.owner);
  if (relevant.no_top_level) out += " (no TLD)";
  return out;
}

}  // namespace

// RFC 8659 §3; facts: the nearest set that is not empty, alone.
TEST_CASE("the relevant set: at the name, above it, at the TLD, nowhere") {
  CaaTree tree(
      "@ CAA 0 iodef \"mailto:a@b.test\"\n"
      "a CAA 0 issue \"harica.gr\"\nb.a CAA 0 issue \"sectigo.com\"\nwww.b.a A 192.0.2.1\n"
      "only A 192.0.2.1\n");
  CHECK(found(tree, "b.a.test.") == "set b.a.test");
  CHECK(found(tree, "www.b.a.test.") == "set b.a.test");
  CHECK(found(tree, "x.y.z.a.test.") == "set a.test");
  CHECK(found(tree, "only.test.") == "set test");
  CHECK(found(tree, "*.b.a.test.") == "set b.a.test");
  CHECK(tree.path("x.y.a.test.") == "x.y.a.test no_name; y.a.test no_name; a.test records");
  CHECK(tree.path("*.b.a.test.") == "b.a.test records");
  // "*." is dropped once.
  CHECK(tree.path("*.*.a.test.") == "*.a.test no_name; a.test records");
  CaaTree bare("@ A 192.0.2.1\na A 192.0.2.1\n");
  CHECK(found(bare, "www.a.test.") == "none");
  CHECK(bare.path("www.a.test.") == "www.a.test no_name; a.test no_data; test no_data");
  CHECK(found(bare, "test.") == "none");
  CHECK(found(bare, ".") == "none");
  CHECK(bare.path(".").empty());
}

// The root is not asked; what the view cannot see is assumed, and said so.
TEST_CASE("the relevant set: beyond what the view sees the climb goes on, as an assumption") {
  CaaTree tree("@ A 192.0.2.1\nwww CNAME a.elsewhere.\nsub NS ns.else.\n", "kth.se.");
  CHECK(found(tree, "kth.se.") == "none");
  CHECK(tree.path("www.kth.se.") == "www.kth.se > a.elsewhere unseen; kth.se no_data; se unseen");
  CHECK(tree.path("x.sub.kth.se.") ==
        "x.sub.kth.se unseen; sub.kth.se unseen; kth.se no_data; se unseen");
  const RelevantCaa relevant = tree.relevant("www.kth.se.");
  CHECK(relevant.path[0].assumed());
  CHECK(!relevant.path[1].assumed());
  CHECK(relevant.path[2].assumed());
  CHECK(tree.names.display(relevant.path[0].answer.owner) == "a.elsewhere");
}

// facts 1.5, 1.7 and caatestsuite's two cases of 2026: parents of an alias's target never count.
TEST_CASE("the relevant set: aliases are followed a question at a time") {
  CaaTree tree(
      "cdn CAA 0 issue \"sectigo.com\"\nwww.a CNAME cdn\n"  // target has CAA
      "zone CAA 0 issue \"digicert.com\"\nbare.zone A 192.0.2.1\n"
      "a CAA 0 issue \"harica.gr\"\nshop.a CNAME bare.zone\n"  // target's parent has
      "d.a DNAME cdn\nd.a CAA 0 issue \"harica.gr\"\n"         // not itself, only below
      "*.w.a CNAME cdn\n"
      "loop.a CNAME loop2.a\nloop2.a CNAME loop.a\n");
  CHECK(found(tree, "www.a.test.") == "set cdn.test");
  CHECK(tree.path("www.a.test.") == "www.a.test > cdn.test records");
  CHECK(found(tree, "shop.a.test.") == "set a.test");
  CHECK(tree.path("shop.a.test.") == "shop.a.test > bare.zone.test no_data; a.test records");
  CHECK(found(tree, "d.a.test.") == "set d.a.test");
  CHECK(tree.path("x.d.a.test.") == "x.d.a.test > x.cdn.test no_name; d.a.test records");
  CHECK(found(tree, "any.w.a.test.") == "set cdn.test");
  CHECK(found(tree, "sub.www.a.test.") == "set cdn.test");
  CHECK(found(tree, "loop.a.test.") == "failed loop.a.test");
}

// facts 1.7: CAA at a wildcard owner, empty non-terminals, delegations.
TEST_CASE("the relevant set: wildcard owners, empty non-terminals, delegations") {
  CaaTree tree(
      "d CAA 0 issue \"harica.gr\"\n*.d CAA 0 issue \"sectigo.com\"\nhost.d A 192.0.2.1\n"
      "a.b.d A 192.0.2.1\nsub.d NS ns.elsewhere.\n");
  CHECK(found(tree, "d.test.") == "set d.test");
  CHECK(found(tree, "missing.d.test.") == "set missing.d.test");
  CHECK(tree.relevant("missing.d.test.").where()->answer.from_wildcard);
  CHECK(found(tree, "host.d.test.") == "set d.test");
  CHECK(tree.path("x.b.d.test.") == "x.b.d.test no_name; b.d.test no_data; d.test records");
  CHECK(tree.path("www.sub.d.test.") == "www.sub.d.test unseen; sub.d.test unseen; d.test records");
  // For "*.d" the question is d's, not that of the wildcard owner.
  CHECK(found(tree, "*.d.test.") == "set d.test");
}

// Boulder's table of set selection.
TEST_CASE("the relevant set: failures count before the set, not above it") {
  const std::string zone = "p CAA 0 issue \"harica.gr\"\nc.p A 192.0.2.1\n";
  CHECK(found(CaaTree(zone).fails("c.p.test.", Failure::server_failure), "c.p.test.") ==
        "failed c.p.test");
  CHECK(found(CaaTree(zone).fails("test.", Failure::server_failure), "c.p.test.") == "set p.test");
  CHECK(found(CaaTree(zone).fails("p.test.", Failure::timeout), "c.p.test.") == "failed p.test");
  CHECK(found(CaaTree("c.p A 192.0.2.1").fails("test.", Failure::timeout), "c.p.test.") ==
        "failed test");
  CHECK(found(CaaTree("").answers("test.", Status::no_name), "c.p.test.") == "none (no TLD)");
  CHECK(found(CaaTree(zone).answers("test.", Status::no_name), "c.p.test.") == "set p.test");
}

TEST_CASE("the relevant set: what is unasked lets the climb go on, so that all is asked at once") {
  const std::string zone = "p CAA 0 issue \"harica.gr\"\n";
  CaaTree all(zone);
  for (const char* name : {"a.b.p.test.", "b.p.test.", "p.test.", "test."}) {
    all.answers(name, Status::unasked);
  }
  CHECK(found(all, "a.b.p.test.") == "unasked");
  CHECK(all.path("a.b.p.test.") ==
        "a.b.p.test unasked; b.p.test unasked; p.test unasked; test unasked");
  // What stands above a known set cannot matter.
  CaaTree some(zone);
  some.answers("b.p.test.", Status::unasked).answers("test.", Status::unasked);
  CHECK(some.path("a.b.p.test.") == "a.b.p.test no_name; b.p.test unasked; p.test records");
  CHECK(found(some, "a.b.p.test.") == "unasked");
  CHECK(some.relevant("a.b.p.test.").where() == nullptr);
  CHECK(some.relevant("a.b.p.test.").records().empty());
  CHECK(found(some, "p.test.") == "set p.test");
}

TEST_CASE("a climb is as secure as the weakest answer") {
  struct Row {
    std::vector<Security> path;
    Security expected;
  };
  const auto unknown = Security::unknown;
  const auto secure = Security::secure;
  const auto insecure = Security::insecure;
  const auto bogus = Security::bogus;
  const auto indeterminate = Security::indeterminate;
  const Row rows[] = {
      {{}, unknown},
      {{secure}, secure},
      {{secure, insecure, secure}, insecure},
      {{insecure, indeterminate}, indeterminate},
      {{indeterminate, insecure, bogus}, bogus},
      {{secure, unknown, bogus}, unknown},
  };
  for (const Row& row : rows) {
    RelevantCaa relevant;
    for (const Security each : row.path) {
      CaaHop hop;
      hop.answer.security = each;
      relevant.path.push_back(hop);
    }
    CHECK(weakest_security(relevant) == row.expected);
  }
}
