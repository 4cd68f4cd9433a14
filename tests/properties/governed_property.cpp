// The sets that a whole run finds at once are those that a climb finds for each name.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "lint/facts/ca_policy.h"
#include "lint/facts/governed_caa.h"
#include "tests/properties/some_zone.h"

using namespace dcvlint;

namespace {

struct Tally {
  std::size_t hosts = 0, left_out = 0;
};

bool leads_out(const RelevantCaa& relevant, const Repository& repository) {
  return std::ranges::any_of(relevant.path, [&](const CaaHop& hop) {
    return hop.assumed() &&
           (!hop.answer.aliases.empty() || repository.zone_for(hop.asked) != nullptr);
  });
}

// Every governed name's own climb ends where its set is.
void check_names(const GovernedCaa& caa, const GovernedNames& found, View& view,
                 const Repository& repository, const Names& names) {
  const std::size_t kept = std::min<std::size_t>(found.count, GovernedNames::kept);
  for (std::size_t i = 0; i < kept; ++i) {
    const RelevantCaa relevant = relevant_caa(view, names, found.first[i]);
    RC_ASSERT(!leads_out(relevant, repository));
    RC_ASSERT(relevant.found == caa.found);
    RC_ASSERT(relevant.records().data() == caa.relevant(names).records().data());
  }
}

Tally count(const Repository& repository, const Names& names, View& view) {
  Tally tally;
  for (const Zone& zone : repository.zones()) {
    Name last = Name::root;
    for (const Record& record : zone.records()) {
      if (record.type == Type::ns || names.is_wildcard(record.owner)) continue;
      if (record.owner == last ||
          std::ranges::find(usual_host_types, record.type) == usual_host_types.end()) {
        continue;
      }
      if (zone.delegation(record.owner) || zone.dname_above(record.owner)) continue;
      if (repository.zone_for(record.owner) != &zone) continue;
      last = record.owner;
      ++tally.hosts;
      if (leads_out(relevant_caa(view, names, record.owner), repository)) ++tally.left_out;
    }
  }
  return tally;
}

}  // namespace

TEST_CASE("a run's sets are those of climbs from each name") {
  rc::check([] {
    Names names(1);
    std::vector<Zone> zones;
    zones.push_back(some_zone(names, "example.com.", some_records()));
    zones.push_back(some_zone(names, "a.example.com.", some_records()));
    const Repository repository(names, std::move(zones));
    RepositoryView view(repository, names);
    const CertifiableNames which{{usual_host_types, usual_host_types}, false};
    const auto sets = governed_caa(view, repository, names, which);
    std::size_t hosts = 0;
    for (const GovernedCaa& caa : sets) {
      hosts += caa.hosts.count;
      for (const GovernedNames* found : {&caa.hosts, &caa.wildcards, &caa.mail}) {
        check_names(caa, *found, view, repository, names);
      }
    }
    const Tally tally = count(repository, names, view);
    RC_ASSERT(hosts + tally.left_out == tally.hosts);
  });
}
