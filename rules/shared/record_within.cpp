#include "rules/shared/record_within.h"

#include <algorithm>
#include <string>

#include "rules/caa/place.h"
#include "rules/shared/pattern.h"
#include "rules/zone/target.h"

namespace dcvlint {
namespace {

// A record of one type whose target is in none of the domains.
void leads_out(const RecordFact& fact, Strings domains, Hits& hits) {
  const auto wire = target_of(fact.zone, fact.record);
  if (wire.empty()) return;
  const std::string target = wire_text(wire);
  if (is_below_any(domains, target)) return;
  const std::string owner = fact.in.names.display(fact.record.owner);
  hits.add(target_place(fact.in, fact.record), owner, {{"owner", owner}, {"target", target}});
}

// The strings of a TXT record, one behind the other (RFC 1035 §3.3.14).
std::string text_of(std::string_view rdata) {
  std::string text;
  while (!rdata.empty()) {
    const auto size = static_cast<unsigned char>(rdata.front());
    text += rdata.substr(1, size);
    rdata.remove_prefix(std::min<std::size_t>(rdata.size(), 1U + size));
  }
  return text;
}

}  // namespace

void CnameTargetWithin::operator()(const RecordFact& fact, Hits& hits) const {
  if (fact.record.type != Type::cname) return;
  if (!fits_any(owners, fact.in.names.display(fact.record.owner))) return;
  leads_out(fact, domains, hits);
}

void MailWithin::operator()(const RecordFact& fact, Hits& hits) const {
  if (fact.record.type != Type::mx) return;
  const auto wire = target_of(fact.zone, fact.record);
  if (wire.size() == 1) return;  // "." takes no mail at all (RFC 7505)
  leads_out(fact, domains, hits);
}

void TxtMatches::operator()(const RecordFact& fact, Hits& hits) const {
  if (fact.record.type != Type::txt) return;
  const std::string owner = fact.in.names.display(fact.record.owner);
  if (!fits_any(owners, owner)) return;
  const std::string text = text_of(fact.zone.rdata_text(fact.record));
  if (!text.starts_with(starting) || fits_any(values, text)) return;
  hits.add(fact.record.place, owner, {{"owner", owner}, {"value", excerpt(text)}});
}

}  // namespace dcvlint
