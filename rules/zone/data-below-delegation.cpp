#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

// What the parent holds at a cut itself (RFC 4035 §2.4, §2.6).
bool belongs_to_cut(Type type) {
  return type == Type::ns || type == Type::ds || type == Type::rrsig || type == Type::nsec;
}

bool is_address(Type type) { return type == Type::a || type == Type::aaaa; }

// Names of the servers of all cuts, ascending: their addresses are glue.
std::vector<Name> servers_of_cuts(const ZoneFact& fact) {
  std::vector<Name> servers;
  for (Name cut : fact.zone.delegations()) {
    for (const Record& ns : fact.zone.rrset(cut, Type::ns)) {
      if (auto name = standing_of(fact.in, target_of(fact.zone, ns)).name) servers.push_back(*name);
    }
  }
  std::ranges::sort(servers);
  return servers;
}

void report(const ZoneFact& fact, const Record& record, Name cut, Hits& hits) {
  const Record& ns = fact.zone.rrset(cut, Type::ns).front();
  auto name = fact.in.names.display(record.owner);
  auto cut_name = fact.in.names.display(cut);
  auto server = wire_text(target_of(fact.zone, ns));
  Hit& hit = hits.add(
      record.place, name,
      {{"name", name}, {"type", type_text(record.type)}, {"cut", cut_name}, {"server", server}});
  hits.relate(hit, ns.place, "the delegation");
}

}  // namespace

void DataBelowDelegation::operator()(const ZoneFact& fact, Hits& hits) const {
  if (fact.zone.delegations().empty()) return;
  std::optional<std::vector<Name>> servers;  // of cuts; seldom asked for
  auto is_glue = [&](const Record& record) {
    if (!is_address(record.type)) return false;
    if (!servers) servers = servers_of_cuts(fact);
    return std::ranges::binary_search(*servers, record.owner);
  };
  auto records = fact.zone.records();
  for (std::size_t i = 0; i < records.size();) {
    Name owner = records[i].owner;
    auto cut = fact.zone.delegation(owner);
    const Record* last = nullptr;  // one finding for each RRset
    for (; i < records.size() && records[i].owner == owner; ++i) {
      if (!cut || (last != nullptr && last->type == records[i].type)) continue;
      last = &records[i];
      if (owner == *cut && belongs_to_cut(last->type)) continue;
      if (is_glue(*last)) continue;
      report(fact, *last, *cut, hits);
    }
  }
}

}  // namespace dcvlint
