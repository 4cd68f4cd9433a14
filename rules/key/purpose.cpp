#include <algorithm>

#include "lint/facts/oid.h"
#include "rules/certificate/named_extensions.h"
#include "rules/key/purpose_checks.h"
#include "rules/key/text.h"
#include "rules/shared/dotted_oids.h"

namespace dcvlint {

Result<void> KeyWithoutPurpose::prepare() {
  for (const std::string_view name : kinds) {
    bool known = false;
    for (unsigned i = 1; i <= static_cast<unsigned>(KeyKind::dh); ++i) {
      known = known || key_kind_text(static_cast<KeyKind>(i)) == name;
    }
    if (!known) return fail("kinds", "\"" + std::string(name) + "\" is no kind of key");
  }
  return read_oids("purposes", purposes, octets_);
}

void KeyWithoutPurpose::operator()(const CertificateFact& fact, Hits& hits) const {
  const ExtendedKeyUsage& usage = fact.certificate.extensions.extended_key_usage;
  if (usage.extension == nullptr || !usage.extension->readable) return;
  const PublicKey& key = fact.certificate.key;
  if (key.kind == KeyKind::unknown) return;
  if (std::ranges::find(kinds, key_kind_text(key.kind)) == kinds.end()) return;
  if (purpose_among(usage, octets_) != nullptr) return;
  hits.add(key.algorithm.place, "key", {{"algorithm", key_text(key)}});
}

Result<void> KeyRsaTooSmallFor::prepare() { return read_oids("purposes", purposes, octets_); }

void KeyRsaTooSmallFor::operator()(const CertificateFact& fact, Hits& hits) const {
  const PublicKey& key = fact.certificate.key;
  const bool rsa = key.kind == KeyKind::rsa || key.kind == KeyKind::rsa_pss;
  if (!rsa || key.bits == 0 || key.bits >= minimum) return;
  const OidAt* purpose = purpose_among(fact.certificate.extensions.extended_key_usage, octets_);
  if (purpose == nullptr) return;
  hits.add(key.modulus_place, "key",
           {{"bits", hits.number(key.bits)},
            {"minimum", hits.number(static_cast<std::uint64_t>(minimum))},
            {"purpose", purpose_text(purpose->oid)}});
}

}  // namespace dcvlint
