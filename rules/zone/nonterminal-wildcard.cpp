#include "lint/facts/record_text.h"
#include "rules/zone/checks.h"

namespace dcvlint {

void NonterminalWildcard::operator()(const OwnerFact& owner, Hits& hits) const {
  const Names& names = owner.in.names;
  Name origin = owner.zone.origin();
  if (owner.owner == origin) return;
  for (Name above = names.parent(owner.owner); above > origin; above = names.parent(above)) {
    if (!names.is_wildcard(above)) continue;
    auto name = names.display(owner.owner);
    RecordText text(owner.in.documents, owner.records.front().place);
    hits.add(text.owner().value_or(owner.records.front().place), name,
             {{"name", name}, {"wildcard", names.display(above)}});
    return;
  }
}

}  // namespace dcvlint
