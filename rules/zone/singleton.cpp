#include <algorithm>
#include <cstdint>

#include "lint/base/ascii.h"
#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

char folded(std::uint8_t octet) { return ascii_lower(static_cast<char>(octet)); }

}  // namespace

Result<void> Singleton::prepare() {
  auto known = type_from_text(type);
  if (!known || (*known != Type::cname && *known != Type::dname && *known != Type::ns &&
                 *known != Type::ptr)) {
    return fail("type", "must be CNAME, DNAME, NS or PTR");
  }
  wanted_ = *known;
  return {};
}

void Singleton::operator()(const RrsetFact& fact, Hits& hits) const {
  if (fact.rrset.type != wanted_ || fact.rrset.records.size() < 2) return;
  const Record& first = fact.rrset.records.front();
  auto first_target = fact.zone.rdata(first);
  auto second = std::ranges::find_if(fact.rrset.records, [&](const Record& record) {
    return !std::ranges::equal(fact.zone.rdata(record), first_target, {}, folded, folded);
  });
  if (second == fact.rrset.records.end()) return;
  auto name = fact.in.names.display(fact.rrset.owner);
  Hit& hit = hits.add(second->place, name,
                      {{"name", name},
                       {"type", type},
                       {"first", wire_text(target_of(fact.zone, first))},
                       {"second", wire_text(target_of(fact.zone, *second))}});
  hits.relate(hit, first.place, "the first one");
}

}  // namespace dcvlint
