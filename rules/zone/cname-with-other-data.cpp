#include <algorithm>
#include <string>

#include "rules/zone/checks.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

// SIG, KEY and NXT are what RFC 2535 had in place of RRSIG, DNSKEY and NSEC; BIND lets them stand.
bool may_stand_beside(Type type) {
  constexpr Type sig{24};
  constexpr Type key{25};
  constexpr Type nxt{30};
  return type == Type::cname || type == Type::rrsig || type == Type::nsec || type == sig ||
         type == key || type == nxt;
}

}  // namespace

void CnameWithOtherData::operator()(const OwnerFact& owner, Hits& hits) const {
  if (owner.records.size() < 2) return;
  auto cname = std::ranges::find(owner.records, Type::cname, &Record::type);
  if (cname == owner.records.end()) return;
  if (owner.owner == owner.zone.origin() && !owner.zone.fragment()) return;
  const Record* other = nullptr;
  std::string types;
  bool caa = false;
  for (const Record& record : owner.records) {
    if (may_stand_beside(record.type)) continue;
    // CAA is what decides about certificates, so the finding stands there if it can.
    if (other == nullptr || (record.type == Type::caa && !caa)) {
      caa = record.type == Type::caa;
      other = &record;
    }
    auto type = type_text(record.type);
    if (types == type || types.ends_with(", " + type)) continue;
    if (!types.empty()) types += ", ";
    types += type;
  }
  if (other == nullptr) return;
  auto name = owner.in.names.display(owner.owner);
  auto target = wire_text(target_of(owner.zone, *cname));
  auto note = caa ? "; CAs would look for CAA at " + target : std::string{};
  Hit& hit = hits.add(other->place, name,
                      {{"name", name}, {"target", target}, {"types", types}, {"caa_note", note}});
  hits.relate(hit, cname->place, "the CNAME");
}

}  // namespace dcvlint
