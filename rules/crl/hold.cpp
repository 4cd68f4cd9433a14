#include "lint/facts/crl.h"
#include "lint/facts/validity.h"
#include "rules/crl/hold_checks.h"
#include "rules/crl/words.h"

namespace dcvlint {
namespace {

bool is_strict(Profile profile) {
  return profile == Profile::smime_mailbox_strict ||
         profile == Profile::smime_organization_strict ||
         profile == Profile::smime_sponsor_strict || profile == Profile::smime_individual_strict;
}

}  // namespace

void CrlHoldOfStrict::operator()(const CrlEntryFact& fact, Hits& hits) const {
  const CrlEntry& entry = fact.entry;
  if (entry.reason_code != crl_reason::certificate_hold || fact.certificate == nullptr) return;
  if (!is_strict(fact.certificate->profile.profile)) return;
  const std::string serial = serial_text(entry.serial);
  Hit& hit = hits.add(entry.reason->value_place, serial,
                      {{"serial", serial}, {"revoked", crl_time_text(entry.revoked)}});
  hits.relate(hit, fact.certificate->place, "the certificate");
}

}  // namespace dcvlint
