// What revocation lists of the run mean for certificates and requests of the run.

#include <string>

#include "rules/crl/checks.h"
#include "rules/crl/words.h"

namespace dcvlint {
namespace {

std::string reason_text(const CrlEntry& entry) {
  return entry.reason_code ? crl_reason_label(*entry.reason_code) : "none given";
}

// What follows for whoever has the certificate.
std::string_view consequence(const CrlEntry& entry) {
  switch (entry.reason_code.value_or(crl_reason::unspecified)) {
    case crl_reason::key_compromise:
      return "clients refuse it, and no CA may certify its key again";
    case crl_reason::privilege_withdrawn:
      return "clients refuse it; the CA found fault with the subscriber, so ask it before a new "
             "order";
    case crl_reason::certificate_hold:
      return "clients refuse it until it is taken off the list";
    default:
      return "clients refuse it; its key may be certified again";
  }
}

}  // namespace

void Revoked::operator()(const RevocationFact& fact, Hits& hits) const {
  if (fact.relation != RevocationFact::Relation::listed) return;
  const CrlEntry& entry = *fact.entry;
  if ((entry.reason_code == crl_reason::certificate_hold) != on_hold) return;
  Hit& hit = hits.add(fact.place, "serialNumber",
                      {{"revoked", crl_time_text(entry.revoked)},
                       {"reason", reason_text(entry)},
                       {"issuer", fact.list_issuer},
                       {"consequence", consequence(entry)}});
  hits.relate(hit, fact.list_place, "the entry in the list");
}

void IssuerRevoked::operator()(const RevocationFact& fact, Hits& hits) const {
  if (fact.relation != RevocationFact::Relation::issuer_listed) return;
  Hit& hit = hits.add(fact.place, "issuer",
                      {{"other", serial_text(fact.other_serial)},
                       {"revoked", crl_time_text(fact.entry->revoked)},
                       {"reason", reason_text(*fact.entry)},
                       {"issuer", fact.list_issuer}});
  hits.relate(hit, fact.other_place, "the issuer's certificate");
  hits.relate(hit, fact.list_place, "the entry in the list");
}

void RevokedKey::operator()(const RevocationFact& fact, Hits& hits) const {
  if (fact.relation != RevocationFact::Relation::same_key) return;
  Hit& hit = hits.add(fact.place, "subjectPublicKeyInfo",
                      {{"object", fact.is_request ? "request" : "certificate"},
                       {"other", serial_text(fact.other_serial)},
                       {"revoked", crl_time_text(fact.entry->revoked)},
                       {"issuer", fact.list_issuer}});
  hits.relate(hit, fact.other_place, "the same key");
  hits.relate(hit, fact.list_place, "the entry in the list");
}

void NotCovered::operator()(const RevocationFact& fact, Hits& hits) const {
  if (fact.relation != RevocationFact::Relation::not_covered) return;
  Hit& hit =
      hits.add(fact.place, "serialNumber", {{"issuer", fact.list_issuer}, {"why", fact.why}});
  hits.relate(hit, fact.list_place, "the list");
}

}  // namespace dcvlint
