#include "lint/engine/document_facts.h"

namespace dcvlint {

bool gives_facts(DocumentKind document, Kind kind) {
  switch (kind) {
    case Kind::fault:
      return true;
    case Kind::record:
    case Kind::caa:
    case Kind::rrset:
    case Kind::caa_set:
    case Kind::owner:
    case Kind::zone:
    case Kind::repository:
    case Kind::governed:
      return document == DocumentKind::zone || document == DocumentKind::dns;
    case Kind::signed_object:
      return document == DocumentKind::csr || document == DocumentKind::certificate ||
             document == DocumentKind::crl;
    case Kind::spelling:
    case Kind::attribute:
    case Kind::san:
      return document == DocumentKind::csr || document == DocumentKind::certificate;
    case Kind::request:
      return document == DocumentKind::csr;
    case Kind::certificate:
    case Kind::issued:
    case Kind::twin:
      return document == DocumentKind::certificate;
    case Kind::crl:
    case Kind::crl_entry:
      return document == DocumentKind::crl;
    case Kind::revocation:
      return document == DocumentKind::csr || document == DocumentKind::certificate;
    case Kind::log_line:
      return document == DocumentKind::log;
    case Kind::count_:
      break;
  }
  return false;
}

RuleClock clock_of(Set<DocumentKind> documents) {
  if (documents.has(DocumentKind::certificate)) return RuleClock::not_before;
  if (documents.has(DocumentKind::crl)) return RuleClock::this_update;
  if (documents.has(DocumentKind::log)) return RuleClock::record;
  return RuleClock::as_of;
}

}  // namespace dcvlint
