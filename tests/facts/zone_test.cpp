#include "lint/facts/zone.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

struct Fixture {
  Names names{1};
  Zone zone = made_zone(names, "example.org.",
                        {{"@", Type::soa},
                         {"@", Type::ns, "ns"},
                         {"@", Type::caa, "apex"},
                         {"www", Type::a, "1"},
                         {"a.b.c", Type::txt, "deep"},
                         {"www", Type::caa, "own"},
                         {"sub", Type::ns, "ns.sub"},
                         {"ns.sub", Type::a, "glue"},
                         {"inner.sub", Type::ns, "x"},
                         {"moved", Type::dname, "example.com."},
                         {"deep.moved", Type::dname, "example.net."},
                         {"under.ns.sub", Type::caa, "occluded"}});

  Name name(std::string_view text) {
    return *names.intern(text, *names.find("example.org.", Name::root));
  }
  std::string shown(std::optional<Name> found) { return found ? names.text(*found) : "none"; }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "records by owner and type") {
  CHECK(zone.at(name("www")).size() == 2);
  CHECK(zone.rrset(name("www"), Type::caa).size() == 1);
  CHECK(zone.rdata_text(zone.rrset(name("www"), Type::caa).front()) == "own");
  CHECK(zone.rrset(name("www"), Type::txt).empty());
  CHECK(zone.at(name("nobody")).empty());
  CHECK(zone.at(name("b.c")).empty());
  CHECK(zone.at(name("example.com.")).empty());
  CHECK(zone.at(Name::root).empty());
  CHECK(zone.records().size() == 12);
}

TEST_CASE_FIXTURE(Fixture, "names that exist have records, or names below") {
  for (const char* there : {"example.org.", "www", "a.b.c", "b.c", "c", "ns.sub", "sub"}) {
    INFO(std::string(there));
    CHECK(zone.exists(name(there)));
  }
  for (const char* missing : {"b", "x.www", "x.a.b.c", "example.com.", "org.", "."}) {
    INFO(std::string(missing));
    CHECK_FALSE(zone.exists(name(missing)));
  }
}

TEST_CASE_FIXTURE(Fixture, "the topmost delegation, at the name or above") {
  CHECK(shown(zone.delegation(name("sub"))) == "sub.example.org.");
  CHECK(shown(zone.delegation(name("ns.sub"))) == "sub.example.org.");
  CHECK(shown(zone.delegation(name("x.y.inner.sub"))) == "sub.example.org.");
  CHECK(shown(zone.delegation(name("www"))) == "none");
  CHECK(shown(zone.delegation(name("example.org."))) == "none");
  CHECK(shown(zone.delegation(name("sub.example.com."))) == "none");
  CHECK(shown(zone.delegation(Name::root)) == "none");
  std::string cuts;
  for (const Name cut : zone.delegations()) cuts += names.text(cut) + " ";
  CHECK(cuts == "sub.example.org. inner.sub.example.org. ");
}

TEST_CASE_FIXTURE(Fixture, "the topmost DNAME strictly above") {
  CHECK(shown(zone.dname_above(name("x.moved"))) == "moved.example.org.");
  CHECK(shown(zone.dname_above(name("x.deep.moved"))) == "moved.example.org.");
  CHECK(shown(zone.dname_above(name("moved"))) == "none");
  CHECK(shown(zone.dname_above(name("example.org."))) == "none");
  CHECK(shown(zone.dname_above(name("example.com."))) == "none");
}

TEST_CASE_FIXTURE(Fixture, "the governing CAA owner by names alone") {
  CHECK(shown(zone.caa_owner(name("www"))) == "www.example.org.");
  CHECK(shown(zone.caa_owner(name("x.www"))) == "www.example.org.");
  CHECK(shown(zone.caa_owner(name("a.b.c"))) == "example.org.");
  CHECK(shown(zone.caa_owner(name("x.under.ns.sub"))) == "under.ns.sub.example.org.");
  CHECK(shown(zone.caa_owner(name("example.org."))) == "example.org.");
  CHECK(shown(zone.caa_owner(name("org."))) == "none");
  CHECK(shown(zone.caa_owner(name("www.example.com."))) == "none");
}

TEST_CASE("an empty zone has an apex") {
  Names names(1);
  const Zone zone = made_zone(names, "example.org.", {});
  CHECK(zone.exists(zone.origin()));
  CHECK(zone.at(zone.origin()).empty());
  CHECK_FALSE(zone.caa_owner(zone.origin()));
  CHECK_FALSE(zone.exists(Name::root));
  CHECK(zone.records().empty());
}

TEST_CASE("a DNAME at the apex is above all but the apex") {
  Names names(1);
  const Zone zone = made_zone(names, "example.org.", {{"@", Type::dname, "example.com."}});
  CHECK(zone.dname_above(*names.intern("a.b", zone.origin())) == zone.origin());
  CHECK_FALSE(zone.dname_above(zone.origin()));
}

TEST_CASE("the root can be a zone") {
  Names names(1);
  const Zone zone = made_zone(names, ".", {{"@", Type::soa}, {"org", Type::ns, "ns.org"}});
  CHECK(zone.exists(Name::root));
  CHECK(zone.delegation(*names.intern("www.org", Name::root)) == names.find("org.", Name::root));
  CHECK_FALSE(zone.dname_above(Name::root));
}
