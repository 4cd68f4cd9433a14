#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

void TargetWithoutDot::operator()(const RrsetFact& fact, Hits& hits) const {
  for (const Record& record : fact.rrset.records) {
    auto wire = target_of(fact.zone, record);
    if (wire.empty()) return;  // a type without a target
    unsigned repeated = repeated_labels(fact.in, wire, fact.zone.origin());
    if (repeated == 0) continue;
    auto name = fact.in.names.display(fact.rrset.owner);
    Place place = target_place(fact.in, record);
    Hit& hit = hits.add(place, name,
                        {{"name", name},
                         {"type", type_text(record.type)},
                         {"target", wire_text(wire)},
                         {"meant", without_last_labels(wire, repeated)}});
    if (place == record.place || fact.in.documents.text(place).ends_with('.')) continue;
    Edit dot{{place.doc, place.end, place.end}, "."};
    hits.fix(hit, false, "write the final dot", {&dot, 1});
  }
}

}  // namespace dcvlint
