#include "lint/facts/standing.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

#include "lint/facts/zone_facts.h"

namespace dcvlint {
namespace {

Standing look_up(const Context& in, std::span<const std::uint8_t> wire) {
  const Names& names = in.names;
  const std::optional<Name> name = names.find_wire(wire);
  std::size_t at = 0;
  std::optional<Name> known = name;
  // No zone can be below a name that nobody mentions, so its known ancestor decides.
  while (!known && at < wire.size() && wire[at] != 0) {
    at += 1U + wire[at];
    known = names.find_wire(wire.subspan(at));
  }
  const Standing elsewhere{Standing::Kind::elsewhere, nullptr, Name{}, name};
  const Zone* zone = known ? in.repository.zone_for(*known) : nullptr;
  if (zone == nullptr || zone->fragment()) return elsewhere;
  if (zone->delegation(*known) || zone->dname_above(*known)) return elsewhere;
  if (!name && !zone->rrset(*known, Type::dname).empty()) return elsewhere;
  if (name && zone->exists(*name)) return {Standing::Kind::present, zone, *name, name};
  Name encloser = *known;
  while (encloser != zone->origin() && !zone->exists(encloser)) encloser = names.parent(encloser);
  auto wildcard = names.child(encloser, "*");
  if (wildcard && !zone->at(*wildcard).empty()) {
    return {Standing::Kind::present, zone, *wildcard, name};
  }
  return {Standing::Kind::absent, zone, *known, name};
}

// Answers given before: a few mail servers and name servers are the targets of
// most records, and several checks ask about each.
class StandingMemo {
 public:
  struct Entry {
    std::span<const std::uint8_t> wire;  // into a zone's RDATA; empty: free
    Standing standing;
    bool is_of(std::span<const std::uint8_t> asked) const {
      return wire.size() == asked.size() &&
             std::memcmp(wire.data(), asked.data(), asked.size()) == 0;
    }
  };
  Entry& entry(std::span<const std::uint8_t> wire) {
    std::uint64_t words[2] = {0, 0};
    std::memcpy(words, wire.data(), std::min(wire.size(), sizeof words));
    const std::uint64_t mixed = (words[0] ^ words[1] * 31 ^ wire.size()) * 0x9E3779B97F4A7C15U;
    return entries_[mixed >> 56U];
  }

 private:
  std::array<Entry, 256> entries_;
};

}  // namespace

Standing standing_of(const Context& in, std::span<const std::uint8_t> wire) {
  if (in.memos == nullptr || wire.empty()) return look_up(in, wire);
  StandingMemo::Entry& entry = in.memos->of<StandingMemo>().entry(wire);
  if (!entry.is_of(wire)) entry = {wire, look_up(in, wire)};
  return entry.standing;
}

const Record* alias_at(const Standing& standing) {
  if (standing.kind != Standing::Kind::present) return nullptr;
  auto aliases = standing.zone->rrset(standing.owner, Type::cname);
  return aliases.empty() ? nullptr : &aliases.front();
}

}  // namespace dcvlint
