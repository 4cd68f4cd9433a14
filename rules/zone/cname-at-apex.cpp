#include <algorithm>

#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

void CnameAtApex::operator()(const OwnerFact& owner, Hits& hits) const {
  // The origin of a part that another file includes need not be a zone's apex.
  if (owner.owner != owner.zone.origin() || owner.zone.fragment()) return;
  auto cname = std::ranges::find(owner.records, Type::cname, &Record::type);
  if (cname == owner.records.end()) return;
  auto name = owner.in.names.display(owner.owner);
  auto target = wire_text(target_of(owner.zone, *cname));
  hits.add(cname->place, name, {{"name", name}, {"target", target}});
}

}  // namespace dcvlint
