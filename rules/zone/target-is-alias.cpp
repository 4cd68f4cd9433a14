#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

Result<void> TargetIsAlias::prepare() {
  auto known = type_from_text(type);
  if (!known || (*known != Type::mx && *known != Type::ns && *known != Type::srv)) {
    return fail("type", "must be MX, NS or SRV");
  }
  wanted_ = *known;
  return {};
}

void TargetIsAlias::operator()(const RrsetFact& fact, Hits& hits) const {
  if (fact.rrset.type != wanted_) return;
  for (const Record& record : fact.rrset.records) {
    auto wire = target_of(fact.zone, record);
    if (wire.empty()) continue;
    Standing standing = standing_of(fact.in, wire);
    const Record* alias = alias_at(standing);
    if (alias == nullptr) continue;
    auto name = fact.in.names.display(fact.rrset.owner);
    Hit& hit = hits.add(target_place(fact.in, record), name,
                        {{"name", name},
                         {"target", wire_text(wire)},
                         {"alias_of", wire_text(target_of(*standing.zone, *alias))}});
    hits.relate(hit, alias->place, "the CNAME");
  }
}

}  // namespace dcvlint
