#include "lint/facts/standing.h"

#include <algorithm>
#include <optional>

#include "lint/facts/zone_facts.h"

namespace dcvlint {
namespace {

Standing look_up(const Context& in, std::span<const std::uint8_t> wire) {
  const Names& names = in.names;
  std::size_t at = 0;
  std::optional<Name> known = names.find_wire(wire);
  bool whole = known.has_value();
  // No zone can be below a name that nobody mentions, so its known ancestor decides.
  while (!known && at < wire.size() && wire[at] != 0) {
    at += 1U + wire[at];
    known = names.find_wire(wire.subspan(at));
  }
  const Zone* zone = known ? in.repository.zone_for(*known) : nullptr;
  if (zone == nullptr || zone->fragment()) return {};
  if (zone->delegation(*known) || zone->dname_above(*known)) return {};
  if (!whole && !zone->rrset(*known, Type::dname).empty()) return {};
  if (whole && zone->exists(*known)) return {Standing::Kind::present, zone, *known};
  Name encloser = *known;
  while (encloser != zone->origin() && !zone->exists(encloser)) encloser = names.parent(encloser);
  auto wildcard = names.child(encloser, "*");
  if (wildcard && !zone->at(*wildcard).empty()) return {Standing::Kind::present, zone, *wildcard};
  return {Standing::Kind::absent, zone, *known};
}

}  // namespace

StandingMemo::Entry& StandingMemo::entry(std::span<const std::uint8_t> wire) {
  std::uint32_t hash = static_cast<std::uint32_t>(wire.size());
  for (std::size_t i = 0; i < wire.size() && i < 16; ++i) hash = hash * 31 + wire[i];
  return entries_[(hash ^ hash >> 8U) % entries_.size()];
}

Standing standing_of(const Context& in, std::span<const std::uint8_t> wire) {
  if (in.standings == nullptr || wire.empty()) return look_up(in, wire);
  StandingMemo::Entry& entry = in.standings->entry(wire);
  if (!std::ranges::equal(entry.wire, wire)) entry = {wire, look_up(in, wire)};
  return entry.standing;
}

const Record* alias_at(const Standing& standing) {
  if (standing.kind != Standing::Kind::present) return nullptr;
  auto aliases = standing.zone->rrset(standing.owner, Type::cname);
  return aliases.empty() ? nullptr : &aliases.front();
}

}  // namespace dcvlint
