#include <string>

#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

constexpr std::uint8_t critical_bit = 128;

bool is_contact(CaaTag tag) { return tag == CaaTag::contactemail || tag == CaaTag::contactphone; }

}  // namespace

void CaaReservedFlagBitsSet::operator()(const CaaFact& caa, Hits& hits) const {
  const std::uint8_t flags = caa.property.flags;
  const auto defined = static_cast<std::uint8_t>(flags & critical_bit);
  if (flags == defined || flags == 1) return;
  Hit& hit = hits.add(CaaText(caa).flags(), owner_text(caa),
                      {{"owner", owner_text(caa)},
                       {"flags", hits.number(flags)},
                       {"meaning", hits.number(defined)}});
  // Some CA software takes bit 1 of an unknown tag for the critical one.
  const bool safe = caa.property.known_tag != CaaTag::unknown;
  CaaFix(caa).flags(defined).give(hits, hit, safe, "clear the reserved bits");
}

void CaaFlagValueOne::operator()(const CaaFact& caa, Hits& hits) const {
  if (caa.property.flags != 1) return;
  Hit& hit = hits.add(CaaText(caa).flags(), owner_text(caa),
                      {{"owner", owner_text(caa)}, {"tag", caa.property.tag}});
  CaaFix(caa).flags(critical_bit).give(hits, hit, false, "write 128, the critical flag");
}

void CaaContactCritical::operator()(const CaaFact& caa, Hits& hits) const {
  if (!caa.property.critical() || !is_contact(caa.property.known_tag)) return;
  Hit& hit = hits.add(CaaText(caa).flags(), owner_text(caa),
                      {{"owner", owner_text(caa)}, {"tag", caa.property.tag}});
  CaaFix(caa).flags(0).give(hits, hit, false, "write 0");
}

}  // namespace dcvlint
