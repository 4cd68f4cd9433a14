// Sets that answer for other names than one would think: at wildcards, behind aliases.

#include <algorithm>
#include <string>

#include "rules/caa/checks.h"
#include "rules/caa/governing.h"

namespace dcvlint {

namespace {

std::string place_of_set(const Context& in, const Governing& set) {
  if (set.kind != Governing::Kind::set) return "no CAA of this repository";
  return "the CAA of " + in.names.display(set.owner);
}

}  // namespace

void CaaWildcardOwner::operator()(const CaaSetFact& set, Hits& hits) const {
  const Names& names = set.in.names;
  const Name owner = set.rrset.owner;
  if (!names.is_wildcard(owner) || set.properties.empty()) return;
  if (set.zone.delegation(owner) || set.zone.dname_above(owner)) return;
  const Name domain = names.parent(owner);
  const Governing governs = comparable(caa_governing(set.in, set.zone, domain));
  const Governing own{Governing::Kind::set, &set.zone, owner, set.rrset.records};
  const bool same = governs.kind == Governing::Kind::set && same_properties(own, governs);
  if (same == differs) return;
  const std::string text = names.display(owner);
  hits.add(set.properties.front().record.place, text,
           {{"owner", text},
            {"domain", names.display(domain)},
            {"governs", place_of_set(set.in, governs)}});
}

void CaaAtAlias::operator()(const OwnerFact& owner, Hits& hits) const {
  const auto cname = std::ranges::find(owner.records, Type::cname, &Record::type);
  if (cname == owner.records.end()) return;
  // CAA beside a CNAME is a fault of the zone and has its own finding.
  if (owner.records.back().type >= Type::caa &&
      std::ranges::find(owner.records, Type::caa, &Record::type) != owner.records.end())
    return;
  const Governing target = comparable(caa_at(owner.in, owner.zone, owner.owner));
  if (target.kind != Governing::Kind::set) return;
  const Names& names = owner.in.names;
  const Governing otherwise =
      comparable(caa_governing(owner.in, owner.zone, names.parent(owner.owner)));
  if (otherwise.kind == Governing::Kind::set && same_properties(target, otherwise)) return;
  const std::string text = names.display(owner.owner);
  Hit& hit = hits.add(cname->place, text,
                      {{"owner", text},
                       {"target", names.display(target.owner)},
                       {"otherwise", place_of_set(owner.in, otherwise)}});
  hits.relate(hit, target.records.front().place, "the CAA that counts");
}

}  // namespace dcvlint
