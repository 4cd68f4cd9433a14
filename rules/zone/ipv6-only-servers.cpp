#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

namespace {

bool has(const Zone& zone, Name name, Type type) { return !zone.rrset(name, type).empty(); }

// Addresses of a server: those that the zones have for it, and those beside the delegation to it.
struct Addresses {
  bool ipv4 = false, ipv6 = false;
};
Addresses addresses_of(const RrsetFact& fact, std::span<const std::uint8_t> wire) {
  Addresses found;
  const Standing standing = standing_of(fact.in, wire);
  if (standing.kind == Standing::Kind::present) {
    found.ipv4 = has(*standing.zone, standing.owner, Type::a);
    found.ipv6 = has(*standing.zone, standing.owner, Type::aaaa);
    if (found.ipv4) return found;
  }
  const auto name = standing.name ? standing.name : fact.in.names.find_wire(wire);
  if (!name) return found;
  found.ipv4 = has(fact.zone, *name, Type::a);
  found.ipv6 = found.ipv6 || has(fact.zone, *name, Type::aaaa);
  return found;
}

}  // namespace

void Ipv6OnlyServers::operator()(const RrsetFact& fact, Hits& hits) const {
  if (fact.zone.fragment()) return;
  for (const Record& ns : fact.rrset.records) {
    const auto wire = target_of(fact.zone, ns);
    if (wire.empty()) return;
    const Addresses addresses = addresses_of(fact, wire);
    // One is enough; and of a server elsewhere nothing is known.
    if (addresses.ipv4 || !addresses.ipv6) return;
  }
  const Record& first = fact.rrset.records.front();
  const std::string owner = fact.in.names.display(fact.rrset.owner);
  hits.add(target_place(fact.in, first), owner,
           {{"owner", owner}, {"server", wire_text(target_of(fact.zone, first))}});
}

}  // namespace dcvlint
