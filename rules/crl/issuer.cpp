// Who signed a revocation list, and the list before it, where the run has them.

#include <string>

#include "lint/base/ascii.h"
#include "rules/crl/checks.h"
#include "rules/crl/words.h"

namespace dcvlint {

void CrlSignatureInvalid::operator()(const CrlFact& fact, Hits& hits) const {
  if (fact.issuer == nullptr || fact.crl.signature.state != SignatureState::invalid) return;
  Hit& hit = hits.add(fact.crl.signature.place, "signatureValue",
                      {{"issuer", name_text(fact.crl.issuer)}});
  hits.relate(hit, fact.issuer->key_place, "the issuer's key");
}

void CrlIssuerDiffers::operator()(const CrlFact& fact, Hits& hits) const {
  if (fact.issuer == nullptr || fact.crl.signature.state != SignatureState::valid) return;
  if (fact.issuer->subject == fact.crl.issuer.bytes || fact.crl.idp.indirect) return;
  const std::string issuer = name_text(fact.crl.issuer);
  // Which of a CA's certificates of one key is here is chance: only the same name written otherwise
  // is a fault of the list.
  if (equal_folded(issuer, fact.issuer->subject_text) == renamed) return;
  Hit& hit = hits.add(fact.crl.issuer.place, "issuer",
                      {{"issuer", issuer}, {"subject", fact.issuer->subject_text}});
  hits.relate(hit, fact.issuer->place, "whose key signed it");
}

void CrlIssuerWithoutUsage::operator()(const CrlFact& fact, Hits& hits) const {
  if (fact.issuer == nullptr || fact.crl.signature.state != SignatureState::valid) return;
  if (!fact.issuer->has_usage || fact.issuer->signs_crls) return;
  Hit& hit = hits.add(fact.crl.signature.place, "signatureValue",
                      {{"subject", name_text(fact.crl.issuer)}});
  hits.relate(hit, fact.issuer->place, "whose key signed it");
}

void CrlNumberNotIncreasing::operator()(const CrlFact& fact, Hits& hits) const {
  const std::string_view own = fact.crl.number.number;
  if (fact.before == nullptr || own.empty() || fact.before->number.empty()) return;
  if (compare_integers(own, fact.before->number) > 0) return;
  Hit& hit =
      hits.add(fact.crl.number.extension->value_place, "cRLNumber",
               {{"number", integer_text(own)}, {"before", integer_text(fact.before->number)}});
  hits.relate(hit, fact.before->number_place, "of the list before");
}

}  // namespace dcvlint
