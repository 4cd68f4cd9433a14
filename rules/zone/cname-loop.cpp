#include <algorithm>
#include <array>
#include <string>

#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {

void CnameLoop::operator()(const RrsetFact& fact, Hits& hits) const {
  constexpr std::size_t most = 16;  // hops; resolvers give up at about as many
  std::array<const Record*, most> path{};
  std::array<Standing, most> at{};
  std::size_t hops = 0;
  const Zone* zone = &fact.zone;
  const Record* alias = &fact.rrset.records.front();
  while (true) {
    path[hops++] = alias;
    Standing next = standing_of(fact.in, target_of(*zone, *alias));
    alias = alias_at(next);
    // A smaller number was mentioned earlier: that member reports the circle.
    if (alias == nullptr || next.owner < fact.rrset.owner || hops == most) return;
    if (next.owner == fact.rrset.owner) break;
    at[hops] = next;
    zone = next.zone;
  }
  auto name = fact.in.names.display(fact.rrset.owner);
  std::string way = name;
  for (std::size_t i = 1; i < hops; ++i) way += " → " + fact.in.names.display(at[i].owner);
  way += " → " + name;
  Hit& hit = hits.add(path[0]->place, name, {{"name", name}, {"path", way}});
  for (std::size_t i = 1; i < hops; ++i) hits.relate(hit, path[i]->place, "which leads on");
}

}  // namespace dcvlint
