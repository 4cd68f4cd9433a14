// What a certificate is for (RFC 5280 §4.2.1.12, BR 7.1.2.7.10).

#include <algorithm>
#include <string>

#include "lint/facts/oid.h"
#include "rules/certificate/checks.h"
#include "rules/certificate/named_extensions.h"
#include "rules/shared/dotted_oids.h"

namespace dcvlint {
void EkuServerAuthMissing::operator()(const SignedFact& object, Hits& hits) const {
  const ExtendedKeyUsage& usage = object.object.extensions.extended_key_usage;
  if (usage.extension == nullptr || !usage.extension->readable) return;
  if (usage.has(oids::server_auth)) return;
  std::string purposes;
  for (const OidAt& each : usage.purposes.first(std::min<std::size_t>(usage.purposes.size(), 8))) {
    if (!purposes.empty()) purposes += ", ";
    purposes += purpose_text(each.oid);
  }
  hits.add(usage.extension->value_place, "extKeyUsage", {{"purposes", purposes}});
}

Result<void> EkuPurpose::prepare() { return read_oids("purposes", purposes, octets_); }

void EkuPurpose::operator()(const SignedFact& object, Hits& hits) const {
  for (const OidAt& each : object.object.extensions.extended_key_usage.purposes) {
    if (!is_among(each.oid, octets_)) continue;
    const std::string text = purpose_text(each.oid);
    hits.add(each.place, text, {{"purpose", text}});
  }
}

}  // namespace dcvlint
