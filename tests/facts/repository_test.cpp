#include "lint/facts/repository.h"

#include <doctest/doctest.h>

#include <string>

#include "tests/facts/made_zone.h"

using namespace dcvlint;

namespace {

struct Fixture {
  Names names{1};
  Repository repository = [this] {
    std::vector<Zone> zones;
    zones.push_back(made_zone(names, "sub.example.org.", {{"@", Type::soa, "child"}}));
    zones.push_back(made_zone(names, "example.org.", {{"@", Type::soa, "first"}}));
    zones.push_back(made_zone(names, "example.org.", {{"@", Type::soa, "second"}}));
    zones.push_back(made_zone(names, "part.example.org.", {{"@", Type::a, "part"}}, true));
    return Repository(names, std::move(zones));
  }();

  std::string zone_for(std::string_view text) {
    const Zone* zone = repository.zone_for(*names.intern(text, Name::root));
    return zone == nullptr ? "none" : std::string(zone->rdata_text(zone->records().front()));
  }
};

}  // namespace

TEST_CASE_FIXTURE(Fixture, "the longest origin wins, the first of equals answers") {
  CHECK(zone_for("www.example.org.") == "first");
  CHECK(zone_for("example.org.") == "first");
  CHECK(zone_for("sub.example.org.") == "child");
  CHECK(zone_for("a.b.sub.example.org.") == "child");
  CHECK(zone_for("org.") == "none");
  CHECK(zone_for(".") == "none");
  CHECK(zone_for("example.com.") == "none");
  CHECK(repository.zones().size() == 4);
}

TEST_CASE_FIXTURE(Fixture, "a fragment is no zone of its own") {
  CHECK(zone_for("www.part.example.org.") == "first");
  CHECK(repository.zone_with_origin(*names.find("part.example.org.", Name::root)) == nullptr);
  CHECK(repository.zone_with_origin(*names.find("org.", Name::root)) == nullptr);
}
