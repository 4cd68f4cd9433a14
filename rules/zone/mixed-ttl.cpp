#include <algorithm>

#include "rules/zone/checks.h"

namespace dcvlint {

void MixedTtl::operator()(const RrsetFact& fact, Hits& hits) const {
  auto records = fact.rrset.records;
  // RRSIGs of a name cover several RRsets, whose TTLs they have (RFC 4034 §3).
  if (records.size() < 2 || fact.rrset.type == Type::rrsig) return;
  const Record& first = records.front();
  auto other =
      std::ranges::find_if(records, [&](const Record& record) { return record.ttl != first.ttl; });
  if (other == records.end()) return;
  auto name = fact.in.names.display(fact.rrset.owner);
  Hit& hit = hits.add(other->place, name,
                      {{"name", name},
                       {"type", type_text(fact.rrset.type)},
                       {"first", hits.number(first.ttl)},
                       {"other", hits.number(other->ttl)}});
  hits.relate(hit, first.place, "this TTL came first");
}

}  // namespace dcvlint
