// The zone index against the plainest way to say the same.

#include <doctest/doctest.h>

#include <string>

#include "tests/properties/some_zone.h"

using namespace dcvlint;

namespace {

// A zone and the records it was made of, as numbers.
struct Case {
  Names names{1};
  std::vector<SomeRecord> records = some_records();
  std::vector<Name> owners;
  Name origin{};
  Zone zone;

  explicit Case(bool crowded) : zone(make(crowded)) {
    for (const SomeRecord& record : records) {
      owners.push_back(record.owner == "@" ? origin : *names.find(record.owner, origin));
    }
  }
  Zone make(bool crowded) {
    origin = *names.intern("org.", Name::root);
    if (crowded) {
      // Names of other zones lie between: the index must not take a slot for each.
      (void)names.intern("b.a.org.", Name::root);
      for (int i = 0; i < 500; ++i) (void)names.intern(std::to_string(i) + ".com.", Name::root);
    }
    return some_zone(names, "org.", records);
  }
  // Every name that is known, and some that are only known now.
  std::vector<Name> questions() {
    for (int i = 0; i < 5; ++i) {
      const std::string owner = *some_owner();
      if (owner != "@") (void)names.intern(owner, origin);
    }
    std::vector<Name> all;
    for (std::uint32_t i = 0; i < names.size(); ++i) {
      if (i < 20 || i + 40 > names.size()) all.push_back(static_cast<Name>(i));
    }
    return all;
  }
  bool owns(Name name, Type type) const {
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (owners[i] == name && records[i].type == type) return true;
    }
    return false;
  }
};

void check_rrsets(Case& c) {
  for (const Name name : c.questions()) {
    std::size_t at_owner = 0;
    for (const Type type :
         {Type::a, Type::ns, Type::cname, Type::txt, Type::dname, Type::ds, Type::caa}) {
      std::vector<std::uint32_t> places;
      for (std::uint32_t i = 0; i < c.records.size(); ++i) {
        if (c.owners[i] == name && c.records[i].type == type) places.push_back(i);
      }
      const auto found = c.zone.rrset(name, type);
      RC_ASSERT(found.size() == places.size());
      for (std::size_t i = 0; i < places.size(); ++i) {
        const MadeRecord made{"", type, c.records[places[i]].rdata};
        const auto rdata = c.zone.rdata(found[i]);
        RC_ASSERT(found[i].place.begin == places[i]);
        RC_ASSERT(std::vector(rdata.begin(), rdata.end()) == made_rdata(c.names, c.origin, made));
      }
      at_owner += places.size();
    }
    RC_ASSERT(c.zone.at(name).size() == at_owner);
  }
}

void check_climbs(Case& c) {
  for (const Name name : c.questions()) {
    bool exists = name == c.origin;
    for (const Name owner : c.owners) {
      exists = exists || (c.names.is_within(owner, name) && c.names.is_within(name, c.origin));
    }
    RC_ASSERT(c.zone.exists(name) == exists);
    std::optional<Name> caa, cut, dname;
    if (c.names.is_within(name, c.origin)) {
      for (Name up = name;; up = c.names.parent(up)) {
        if (!caa && c.owns(up, Type::caa)) caa = up;
        if (up != c.origin && c.owns(up, Type::ns)) cut = up;
        if (up != name && c.owns(up, Type::dname)) dname = up;
        if (up == c.origin) break;
      }
    }
    RC_ASSERT(c.zone.caa_owner(name) == caa);
    RC_ASSERT(c.zone.delegation(name) == cut);
    RC_ASSERT(c.zone.dname_above(name) == dname);
  }
}

}  // namespace

TEST_CASE("properties of the zone index") {
  for (const bool crowded : {false, true}) {
    INFO(crowded);
    CHECK(rc::check("an RRset is what a filter over the file finds, in its order", [crowded] {
      Case c(crowded);
      check_rrsets(c);
    }));
    CHECK(rc::check("existence, CAA, cuts and DNAME as climbing finds them", [crowded] {
      Case c(crowded);
      check_climbs(c);
    }));
    CHECK(rc::check("records ascend by owner, type, place", [crowded] {
      const Case c(crowded);
      const auto all = c.zone.records();
      RC_ASSERT(all.size() == c.records.size());
      for (std::size_t i = 1; i < all.size(); ++i) {
        const auto key = [&](const Record& r) {
          return std::tuple(r.owner, r.type, r.place.begin);
        };
        RC_ASSERT(key(all[i - 1]) < key(all[i]));
      }
    }));
  }
}
