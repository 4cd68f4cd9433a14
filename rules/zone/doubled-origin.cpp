#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/facts/record_text.h"
#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

// Owner tokens of the records that have the meant name written out.
std::vector<Place> written(const OwnerFact& owner, std::string_view meant) {
  std::vector<Place> places;
  for (const Record& record : owner.records) {
    auto token = RecordText(owner.in.documents, record.place).owner();
    if (token && equal_folded(owner.in.documents.text(*token), meant)) places.push_back(*token);
  }
  std::ranges::sort(places, [&](Place a, Place b) { return owner.in.documents.before(a, b); });
  return places;
}

std::string types_of(const OwnerFact& owner) {
  std::string types;
  const Record* last = nullptr;
  for (const Record& record : owner.records) {
    if (last != nullptr && last->type == record.type) continue;
    if (last != nullptr) types += ", ";
    types += type_text(record.type);
    last = &record;
  }
  return types;
}

}  // namespace

void DoubledOrigin::operator()(const OwnerFact& owner, Hits& hits) const {
  const Names& names = owner.in.names;
  unsigned repeated = repeated_labels(names, owner.owner, owner.zone.origin());
  if (repeated == 0) return;
  std::vector<std::uint8_t> wire;
  names.append_wire(owner.owner, wire);
  auto meant = without_last_labels(wire, repeated);
  auto places = written(owner, meant);
  if (places.empty()) return;  // zone/origin-without-dot looks for the reason elsewhere
  auto name = names.display(owner.owner);
  Hit& hit = hits.add(places.front(), name,
                      {{"name", name}, {"meant", meant}, {"types", types_of(owner)}});
  std::vector<Edit> edits;
  edits.reserve(places.size());
  for (Place place : places) edits.push_back({{place.doc, place.end, place.end}, "."});
  hits.fix(hit, false, "write the final dot", edits);
}

}  // namespace dcvlint
