#include "lint/facts/crl_facts.h"

#include <algorithm>

namespace dcvlint {

std::string_view crl_scope_text(CrlScope scope) {
  switch (scope) {
    case CrlScope::subscribers:
      return "certificates of subscribers";
    case CrlScope::cas:
      return "certificates of CAs";
    case CrlScope::unknown:
      break;
  }
  return "certificates of a kind that it does not tell";
}

CrlScopeTold crl_scope(const Crl& crl, std::span<const NotedCertificate* const> issued) {
  if (crl.idp.only_ca) return {CrlScope::cas, "its issuingDistributionPoint says so"};
  if (crl.idp.only_user) return {CrlScope::subscribers, "its issuingDistributionPoint says so"};
  for (const NotedCertificate* each : issued) {
    if (each->ca || !not_covered_why(crl, *each).empty()) continue;
    return {CrlScope::subscribers,
            "a certificate of its issuer that is no CA's is given beside it"};
  }
  return {};
}

std::string_view not_covered_why(const Crl& crl, const NotedCertificate& certificate) {
  const IssuingDistributionPoint& point = crl.idp;
  if (point.extension == nullptr || !point.readable) return {};
  if (point.only_attribute) return "it is for attribute certificates";
  if (point.only_ca && !certificate.ca) return "it is for certificates of CAs";
  if (point.only_user && certificate.ca) return "it is for certificates that are no CA's";
  if (point.full_name.empty() || certificate.addresses.empty()) return {};
  const auto is_named = [&](std::string_view address) {
    return std::ranges::binary_search(point.addresses, address);
  };
  if (std::ranges::any_of(certificate.addresses, is_named)) return {};
  return "its issuingDistributionPoint has none of the addresses in the certificate";
}

bool may_revoke(const Crl& crl, const NotedCertificate& certificate) {
  if (certificate.issuer == crl.issuer.bytes) return true;
  return crl.idp.indirect && std::ranges::find(certificate.crl_issuers, crl.issuer.bytes) !=
                                 certificate.crl_issuers.end();
}

}  // namespace dcvlint
