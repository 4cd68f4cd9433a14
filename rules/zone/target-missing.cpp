#include <algorithm>
#include <string>

#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

// Of two files for one zone, as views have them, the first answers for the repository. What the
// second says of itself is looked up in the second.
bool in_own_view(const RrsetFact& fact, const Zone& answering, std::span<const std::uint8_t> wire) {
  const Zone& zone = fact.zone;
  const Names& names = fact.in.names;
  if (&zone == &answering || zone.origin() != answering.origin()) return false;
  const auto name = names.find_wire(wire);
  if (!name) return false;
  if (zone.exists(*name) || zone.delegation(*name) || zone.dname_above(*name)) return true;
  Name encloser = *name;
  while (encloser != zone.origin() && !zone.exists(encloser)) encloser = names.parent(encloser);
  const auto wildcard = names.child(encloser, "*");
  return wildcard && !zone.at(*wildcard).empty();
}

// A name with an inner dot but no final one may have been meant as a full name.
std::string dot_note(std::string_view written) {
  if (written.ends_with('.') || written.find('.') == std::string_view::npos) return {};
  return "; was \"" + std::string(written) + ".\" meant, with a final dot?";
}

}  // namespace

void TargetMissing::operator()(const RrsetFact& fact, Hits& hits) const {
  Type type = fact.rrset.type;
  for (const Record& record : fact.rrset.records) {
    auto wire = target_of(fact.zone, record);
    if (wire.empty()) continue;
    Standing standing = standing_of(fact.in, wire);
    if (standing.kind != Standing::Kind::absent || may_lack_records(*standing.zone)) continue;
    if (in_own_view(fact, *standing.zone, wire)) continue;
    // Named better by zone/target-without-dot and zone/…-is-address.
    if (repeated_labels(fact.in, wire, fact.zone.origin()) != 0) continue;
    if (!address_in_name(fact.in, wire, fact.zone.origin()).empty()) continue;
    auto name = fact.in.names.display(fact.rrset.owner);
    Place place = target_place(fact.in, record);
    auto note = place == record.place ? std::string{} : dot_note(fact.in.documents.text(place));
    hits.add(place, name,
             {{"name", name},
              {"type", type_text(type)},
              {"target", wire_text(wire)},
              {"dot_note", note}});
  }
}

}  // namespace dcvlint
