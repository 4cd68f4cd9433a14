#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

void GlueMissing::operator()(const RrsetFact& fact, Hits& hits) const {
  const Zone& zone = fact.zone;
  if (fact.rrset.owner == zone.origin() || zone.fragment()) return;
  const Names& names = fact.in.names;
  for (const Record& ns : fact.rrset.records) {
    auto wire = target_of(zone, ns);
    // Only a server at or below the cut itself can't be found without glue.
    if (wire.empty() || !is_within(names, wire, fact.rrset.owner)) continue;
    auto server = names.find_wire(wire);
    if (server &&
        (!zone.rrset(*server, Type::a).empty() || !zone.rrset(*server, Type::aaaa).empty())) {
      continue;
    }
    auto cut = names.display(fact.rrset.owner);
    hits.add(target_place(fact.in, ns), cut, {{"cut", cut}, {"server", wire_text(wire)}});
  }
}

}  // namespace dcvlint
