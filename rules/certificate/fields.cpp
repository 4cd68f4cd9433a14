// The fields of a certificate beside validity, names and key (RFC 5280 §4.1).

#include <string>

#include "lint/facts/oid.h"
#include "rules/certificate/checks.h"

namespace dcvlint {
namespace {

std::string_view without_leading_zeros(std::string_view octets) {
  while (!octets.empty() && octets.front() == '\0') octets.remove_prefix(1);
  return octets;
}

bool is_negative(std::string_view integer) {
  return !integer.empty() && (static_cast<std::uint8_t>(integer.front()) & 0x80U) != 0;
}

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char each : octets) {
    const auto octet = static_cast<std::uint8_t>(each);
    text += digits[octet >> 4U];
    text += digits[octet & 15U];
  }
  return text.empty() ? "00" : text;
}

std::string version_text(const Certificate& certificate) {
  if (certificate.version < 0) return "unreadable";
  return std::to_string(certificate.version + 1);
}

// Name, or dotted OID; with the parameters when only these differ.
std::string algorithm_text(const AlgorithmIdentifier& algorithm, bool with_parameters) {
  const std::string_view name = oid_name(algorithm.oid);
  std::string text = name.empty() ? oid_text(algorithm.oid) : std::string(name);
  if (!with_parameters) return text;
  if (algorithm.parameters.empty()) return text + " without parameters";
  return text + " with parameters " + hex(algorithm.parameters.substr(0, 16));
}

}  // namespace

// RFC 5280 §6.1.1 (d): of a trust anchor the number takes no part.
void SerialNotPositive::operator()(const CertificateFact& fact, Hits& hits) const {
  const std::string_view serial = fact.certificate.serial;
  if (serial.empty() || fact.certificate.self_issued()) return;
  const bool negative = is_negative(serial);
  if (!negative && !without_leading_zeros(serial).empty()) return;
  hits.add(fact.certificate.serial_place, "serialNumber",
           {{"problem", negative ? "negative" : "zero"}});
}

void SerialTooLong::operator()(const CertificateFact& fact, Hits& hits) const {
  const std::string_view serial = fact.certificate.serial;
  if (serial.size() <= static_cast<std::size_t>(maximum)) return;
  hits.add(fact.certificate.serial_place, "serialNumber",
           {{"octets", hits.number(serial.size())},
            {"maximum", hits.number(static_cast<std::uint64_t>(maximum))}});
}

void SerialLowEntropy::operator()(const CertificateFact& fact, Hits& hits) const {
  const std::string_view serial = fact.certificate.serial;
  if (serial.size() >= 9 || serial.empty() || is_negative(serial)) return;
  const std::string_view magnitude = without_leading_zeros(serial);
  if (magnitude.empty() || magnitude.size() >= 8) return;
  hits.add(fact.certificate.serial_place, "serialNumber",
           {{"octets", hits.number(magnitude.size())}, {"serial", hex(magnitude)}});
}

void VersionNot3::operator()(const CertificateFact& fact, Hits& hits) const {
  if (fact.certificate.version == 2) return;
  hits.add(fact.certificate.version_place, "version",
           {{"version", version_text(fact.certificate)}});
}

void VersionTooLow::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  if (certificate.version >= 2 || certificate.version < 0) return;
  const bool ids = certificate.issuer_unique_id || certificate.subject_unique_id;
  std::string_view field;
  if (!certificate.extensions.all.empty()) {
    field = "extensions";
  } else if (ids && certificate.version == 0) {
    field = "a unique identifier";
  } else {
    return;
  }
  hits.add(certificate.version_place, "version",
           {{"version", version_text(certificate)}, {"field", field}});
}

void UniqueIdPresent::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  for (const auto& [unique, name] : {std::pair{certificate.issuer_unique_id, "issuerUniqueID"},
                                     std::pair{certificate.subject_unique_id, "subjectUniqueID"}}) {
    if (unique) hits.add(certificate.place, name, {{"field", name}});
  }
}

void SignatureAlgorithmMismatch::operator()(const CertificateFact& fact, Hits& hits) const {
  const AlgorithmIdentifier& inner = fact.certificate.inner_algorithm;
  const AlgorithmIdentifier& outer = fact.certificate.signature.algorithm.identifier;
  if (inner.bytes == outer.bytes || inner.oid.empty() || outer.oid.empty()) return;
  const bool same_oid = inner.oid == outer.oid;
  Hit& hit = hits.add(
      inner.place, "signature",
      {{"inner", algorithm_text(inner, same_oid)}, {"outer", algorithm_text(outer, same_oid)}});
  hits.relate(hit, outer.place, "signatureAlgorithm");
}

void IssuerEmpty::operator()(const CertificateFact& fact, Hits& hits) const {
  const DistinguishedName& issuer = fact.certificate.issuer;
  if (!issuer.empty() || issuer.bytes.empty()) return;
  hits.add(issuer.place, "issuer", {{"field", "issuer"}});
}

void CaSubjectEmpty::operator()(const CertificateFact& fact, Hits& hits) const {
  const DistinguishedName& subject = fact.certificate.subject;
  if (!subject.empty() || subject.bytes.empty()) return;
  hits.add(subject.place, "subject", {{"field", "subject"}});
}

void SelfIssued::operator()(const CertificateFact& fact, Hits& hits) const {
  const Certificate& certificate = fact.certificate;
  // Elsewhere that is nothing unusual: a key that signs SAML, mail or code of one's own.
  const JudgedProfile& judged = fact.of.profile;
  if (judged.profile == Profile::other &&
      (judged.source != ProfileSource::guessed || !is_for_server(certificate))) {
    return;
  }
  if (!certificate.self_issued() || certificate.issuer.empty()) return;
  hits.add(certificate.issuer.place, "issuer", {{"name", name_text(certificate.issuer)}});
}

}  // namespace dcvlint
