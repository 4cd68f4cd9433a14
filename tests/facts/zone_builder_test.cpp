#include <doctest/doctest.h>

#include <string>

#include "lint/facts/zone.h"
#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

// "owner type place" of each record, in the zone's order.
std::string order(const Names& names, const Zone& zone) {
  std::string all;
  for (const Record& record : zone.records()) {
    if (!all.empty()) all += ", ";
    all += std::string(names.label(record.owner)) + " " + type_text(record.type) + " " +
           std::to_string(record.place.begin);
  }
  return all;
}

}  // namespace

TEST_CASE("records stand by owner, type, and as in the file") {
  Names names(1);
  CHECK(order(names, made_zone(names, "org.", {})) == "");
  CHECK(order(names, made_zone(names, "org.", {{"a", Type::a}, {"b", Type::a}})) == "a A 0, b A 1");
  const std::string by_type = order(
      names, made_zone(names, "org.",
                       {{"a", Type::caa}, {"a", Type::mx}, {"a", Type::caa}, {"a", Type::a}}));
  CHECK(by_type == "a A 3, a MX 1, a CAA 0, a CAA 2");
  // Owners come back later in the file, and c was known before a and b were.
  (void)names.intern("c.org.", Name::root);
  (void)names.intern("d.net.", Name::root);
  const std::string by_owner = order(names, made_zone(names, "net.",
                                                      {{"e", Type::a},
                                                       {"f", Type::a},
                                                       {"d", Type::mx},
                                                       {"e", Type::a},
                                                       {"d", Type::a},
                                                       {"f", Type::a},
                                                       {"e", Type::a}}));
  CHECK(by_owner == "d A 4, d MX 2, e A 0, e A 3, e A 6, f A 1, f A 5");
}

TEST_CASE("zones among many names of others: the listed form says the same") {
  const std::vector<MadeRecord> records = {{"x.y", Type::caa, "1"},   {"@", Type::soa},
                                           {"early.z", Type::a, "2"}, {"x.y", Type::a, "3"},
                                           {"sub.y", Type::ns, "q"},  {"early.z", Type::a, "4"},
                                           {"m", Type::dname, "q."},  {"@", Type::ns, "n"}};
  Names few(1);
  const Zone dense = made_zone(few, "org.", records);
  Names many(1);
  (void)many.intern("early.z.org.", Name::root);
  const Name com = *many.intern("com.", Name::root);
  for (int i = 0; i < 5000; ++i) (void)many.intern(std::to_string(i), com);
  const Zone listed = made_zone(many, "org.", records);

  REQUIRE(listed.records().size() == records.size());
  for (const char* text :
       {".", "org.", "x.y.org.", "y.org.", "early.z.org.", "z.org.", "sub.y.org.", "a.sub.y.org.",
        "m.org.", "b.a.m.org.", "nothing.org.", "com.", "7.com.", "m.com."}) {
    INFO(std::string(text));
    const Name in_few = *few.intern(text, Name::root);
    const Name in_many = *many.intern(text, Name::root);
    CHECK(dense.exists(in_few) == listed.exists(in_many));
    CHECK(dense.at(in_few).size() == listed.at(in_many).size());
    const auto same = [&](std::optional<Name> a, std::optional<Name> b) {
      return (a ? few.text(*a) : "") == (b ? many.text(*b) : "");
    };
    CHECK(same(dense.delegation(in_few), listed.delegation(in_many)));
    CHECK(same(dense.dname_above(in_few), listed.dname_above(in_many)));
    CHECK(same(dense.caa_owner(in_few), listed.caa_owner(in_many)));
    for (const Type type : {Type::a, Type::ns, Type::soa, Type::caa}) {
      const auto a = dense.rrset(in_few, type);
      const auto b = listed.rrset(in_many, type);
      REQUIRE(a.size() == b.size());
      for (std::size_t i = 0; i < a.size(); ++i) {
        CHECK(a[i].place == b[i].place);
        CHECK(dense.rdata_text(a[i]) == listed.rdata_text(b[i]));
      }
    }
  }
}

TEST_CASE("data outside of the zone is kept, and makes nothing exist") {
  Names names(1);
  const Zone zone = made_zone(names, "example.org.",
                              {{"@", Type::soa},
                               {"a.b.example.com.", Type::caa},
                               {"x.example.com.", Type::ns, "y"},
                               {"org.", Type::dname, "z"}});
  CHECK(zone.records().size() == 4);
  CHECK(zone.at(*names.find("a.b.example.com.", Name::root)).size() == 1);
  for (const char* text : {"a.b.example.com.", "b.example.com.", "org.", "x.example.com."}) {
    INFO(std::string(text));
    CHECK_FALSE(zone.exists(*names.find(text, Name::root)));
    CHECK_FALSE(zone.caa_owner(*names.find(text, Name::root)));
    CHECK_FALSE(zone.delegation(*names.find(text, Name::root)));
  }
  CHECK_FALSE(zone.dname_above(zone.origin()));
  CHECK(zone.delegations().empty());
}

TEST_CASE("one owner with very many records") {
  Names names(1);
  std::vector<MadeRecord> records;
  for (int i = 0; i < 3000; ++i) {
    records.push_back({"@", i % 3 == 0 ? Type::txt : i % 3 == 1 ? Type::a : Type::mx});
  }
  const Zone zone = made_zone(names, "org.", records);
  const auto txt = zone.rrset(zone.origin(), Type::txt);
  REQUIRE(txt.size() == 1000);
  for (std::size_t i = 0; i < txt.size(); ++i) REQUIRE(txt[i].place.begin == 3 * i);
}

TEST_CASE("faults and their texts go along with the zone") {
  Names names(1);
  ZoneBuilder builder(names, Name::root, Doc{3});
  builder.expect_bytes(1000);
  std::string text = "made of pieces";
  builder.fault({FaultCode::zone_bad_escape, {Doc{3}, 1, 2}, builder.keep(text), "", {}});
  text = "..............";
  CHECK(builder.fault_count() == 1);
  CHECK(builder.record_count() == 0);
  const Zone zone = std::move(builder).finish();
  CHECK(zone.faults().front().text == "made of pieces");
  CHECK(zone.document() == Doc{3});
  CHECK_FALSE(zone.fragment());
}
