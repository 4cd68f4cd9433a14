#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

void GlueMissing::operator()(const RrsetFact& fact, Hits& hits) const {
  const Zone& zone = fact.zone;
  if (fact.rrset.type != Type::ns || fact.rrset.owner == zone.origin() || zone.fragment()) return;
  const Names& names = fact.in.names;
  auto cut = names.display(fact.rrset.owner);
  for (const Record& ns : fact.rrset.records) {
    auto wire = target_of(zone, ns);
    auto text = wire_text(wire);
    // Only a server at or below the cut itself can't be found without glue.
    bool below = text == cut || text.ends_with("." + cut);
    if (!below) continue;
    auto server = names.find_wire(wire);
    if (server &&
        (!zone.rrset(*server, Type::a).empty() || !zone.rrset(*server, Type::aaaa).empty())) {
      continue;
    }
    hits.add(target_place(fact.in, ns), cut, {{"cut", cut}, {"server", text}});
  }
}

}  // namespace dcvlint
