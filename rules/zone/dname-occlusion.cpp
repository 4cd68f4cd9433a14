#include "rules/zone/checks.h"

namespace dcvlint {

void DnameOcclusion::operator()(const OwnerFact& owner, Hits& hits) const {
  auto above = owner.zone.dname_above(owner.owner);
  // What a cut above the DNAME hides is zone/data-below-delegation's matter.
  if (!above || owner.zone.delegation(owner.owner)) return;
  auto name = owner.in.names.display(owner.owner);
  auto dname = owner.in.names.display(*above);
  Hit& hit = hits.add(owner.records.front().place, name, {{"name", name}, {"dname", dname}});
  auto dnames = owner.zone.rrset(*above, Type::dname);
  if (!dnames.empty()) hits.relate(hit, dnames.front().place, "the DNAME");
}

}  // namespace dcvlint
