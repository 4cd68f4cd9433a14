#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

Result<void> TargetIsAddress::prepare() {
  auto known = type_from_text(type);
  if (!known ||
      (*known != Type::cname && *known != Type::mx && *known != Type::ns && *known != Type::srv)) {
    return fail("type", "must be CNAME, MX, NS or SRV");
  }
  wanted_ = *known;
  return {};
}

void TargetIsAddress::operator()(const RrsetFact& fact, Hits& hits) const {
  if (fact.rrset.type != wanted_) return;
  for (const Record& record : fact.rrset.records) {
    auto wire = target_of(fact.zone, record);
    if (wire.empty()) continue;
    auto address = address_in_name(fact.in, wire, fact.zone.origin());
    if (address.empty()) continue;
    auto name = fact.in.names.display(fact.rrset.owner);
    hits.add(target_place(fact.in, record), name,
             {{"name", name}, {"address", address}, {"target", wire_text(wire)}});
  }
}

}  // namespace dcvlint
