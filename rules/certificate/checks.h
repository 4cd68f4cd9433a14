#pragma once
// Checks of the certificate family: what a certificate has beside subject, names and key (RFC 5280,
// BR 6.3.2 and 7.1.2.7).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

// --- validity: validity.cpp -------------------------------------------------------------------

struct ValidityExceedsMax {
  std::int64_t maximum = 0;
  bool except_second = false, second_alone = false;
  static constexpr std::string_view id = "certificate.validity-exceeds-max";
  static constexpr std::string_view about =
      "The certificate is valid for longer than allowed: than its type of certificate is, by the "
      "tables of data/profiles, or than the rule says.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"period", "days", "maximum", "limit", "type", "clause"};
  static constexpr auto params = std::tuple{
      optional_param("days", &ValidityExceedsMax::maximum,
                     "how many are allowed; default: what the table says"),
      optional_param("except_second", &ValidityExceedsMax::except_second,
                     "true: not of what is too long only as both ends count, by one second"),
      optional_param("second_alone", &ValidityExceedsMax::second_alone, "true: of that alone")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct ValidityAtMax {
  std::int64_t maximum = 0;
  static constexpr std::string_view id = "certificate.validity-at-max";
  static constexpr std::string_view about =
      "The certificate is valid for exactly as many days as allowed, or less than one fewer.";
  static constexpr auto words = std::array<std::string_view, 3>{"period", "maximum", "better"};
  static constexpr auto params = std::tuple{
      optional_param("days", &ValidityAtMax::maximum,
                     "how many are allowed; default: what the table advises and allows")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct ValidityFuture {
  static constexpr std::string_view id = "certificate.validity-future-policy";
  static constexpr std::string_view about =
      "The certificate's successor may not be valid for as long.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"days", "maximum", "from", "not_after"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct ValidityNegative {
  static constexpr std::string_view id = "certificate.validity-negative";
  static constexpr std::string_view about = "notAfter comes before notBefore.";
  static constexpr auto words = std::array<std::string_view, 2>{"not_before", "not_after"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct ValidityMoment {
  static constexpr std::string_view id = "certificate.validity-moment";
  static constexpr std::string_view about = "notBefore and notAfter are the same second.";
  static constexpr auto words = std::array<std::string_view, 1>{"not_after"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct Expired {
  static constexpr std::string_view id = "certificate.expired";
  static constexpr std::string_view about = "notAfter lies before the day that is judged.";
  static constexpr auto words = std::array<std::string_view, 2>{"not_after", "as_of"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct NotYetValid {
  static constexpr std::string_view id = "certificate.not-yet-valid";
  static constexpr std::string_view about = "notBefore lies behind the day that is judged.";
  static constexpr auto words = std::array<std::string_view, 2>{"not_before", "as_of"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct NotBeforeBackdated {
  std::int64_t hours = 0;
  static constexpr std::string_view id = "certificate.not-before-backdated";
  static constexpr std::string_view about = "An SCT inside is much younger than notBefore.";
  static constexpr auto words = std::array<std::string_view, 3>{"not_before", "sct", "hours"};
  static constexpr auto params =
      std::tuple{param("hours", &NotBeforeBackdated::hours, "how much is allowed")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

// --- serial number and version: fields.cpp ----------------------------------------------------

struct SerialNotPositive {
  static constexpr std::string_view id = "certificate.serial-not-positive";
  static constexpr std::string_view about =
      "The serial number is negative or zero. A trust anchor's doesn't matter.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SerialTooLong {
  std::int64_t maximum = 0;
  static constexpr std::string_view id = "certificate.serial-too-long";
  static constexpr std::string_view about = "The serial number has more octets than allowed.";
  static constexpr auto words = std::array<std::string_view, 2>{"octets", "maximum"};
  static constexpr auto params =
      std::tuple{param("octets", &SerialTooLong::maximum, "how many are allowed")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SerialLowEntropy {
  static constexpr std::string_view id = "certificate.serial-low-entropy";
  static constexpr std::string_view about =
      "The serial number is too short to hold 64 random bits.";
  static constexpr auto words = std::array<std::string_view, 2>{"octets", "serial"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct VersionNot3 {
  static constexpr std::string_view id = "certificate.version-not-3";
  static constexpr std::string_view about = "The certificate isn't of version 3.";
  static constexpr auto words = std::array<std::string_view, 1>{"version"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct VersionTooLow {
  static constexpr std::string_view id = "certificate.version-too-low";
  static constexpr std::string_view about = "The certificate has fields that its version doesn't.";
  static constexpr auto words = std::array<std::string_view, 2>{"version", "field"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct UniqueIdPresent {
  static constexpr std::string_view id = "certificate.unique-id-present";
  static constexpr std::string_view about = "issuerUniqueID or subjectUniqueID is there.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SignatureAlgorithmMismatch {
  static constexpr std::string_view id = "certificate.signature-algorithm-mismatch";
  static constexpr std::string_view about =
      "The algorithm inside the certificate differs from that beside its signature.";
  static constexpr auto words = std::array<std::string_view, 2>{"inner", "outer"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct IssuerEmpty {
  static constexpr std::string_view id = "certificate.issuer-empty";
  static constexpr std::string_view about = "The issuer has no attributes.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct CaSubjectEmpty {
  static constexpr std::string_view id = "certificate.ca-subject-empty";
  static constexpr std::string_view about = "The subject of a CA has no attributes.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SelfIssued {
  static constexpr std::string_view id = "certificate.self-issued";
  static constexpr std::string_view about =
      "Issuer and subject are the same, in a certificate for servers.";
  static constexpr auto words = std::array<std::string_view, 1>{"name"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

// --- key usage: key_usage.cpp -----------------------------------------------------------------

struct KeyUsageNoSignature {
  std::string_view kind;
  static constexpr std::string_view id = "certificate.key-usage-no-digital-signature";
  static constexpr std::string_view about =
      "keyUsage of a key of this kind lacks digitalSignature.";
  static constexpr auto words = std::array<std::string_view, 1>{"key"};
  static constexpr auto params = std::tuple{param("key", &KeyUsageNoSignature::kind, "RSA or EC")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  KeyKind kind_ = KeyKind::unknown;
};

struct KeyUsageEmpty {
  static constexpr std::string_view id = "certificate.key-usage-empty";
  static constexpr std::string_view about = "keyUsage has no bit set.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct KeyCertSignWithoutCa {
  static constexpr std::string_view id = "certificate.key-cert-sign-without-ca";
  static constexpr std::string_view about =
      "keyCertSign is set, and basicConstraints don't say that it is a CA.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

// --- extended key usage: extended_key_usage.cpp -----------------------------------------------

struct EkuServerAuthMissing {
  static constexpr std::string_view id = "certificate.eku-server-auth-missing";
  static constexpr std::string_view about = "extKeyUsage is there without serverAuth.";
  static constexpr auto words = std::array<std::string_view, 1>{"purposes"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct EkuPurpose {
  Strings purposes;
  static constexpr std::string_view id = "certificate.eku-purpose";
  static constexpr std::string_view about = "extKeyUsage has one of these purposes.";
  static constexpr auto words = std::array<std::string_view, 1>{"purpose"};
  static constexpr auto params =
      std::tuple{param("purposes", &EkuPurpose::purposes, "dotted OIDs")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

// --- policies: policies.cpp -------------------------------------------------------------------

struct ProfileOverridden {
  static constexpr std::string_view id = "certificate.profile-overridden";
  static constexpr std::string_view about =
      "An option or the configuration has it judged as of a type that its reserved policy denies.";
  static constexpr auto words = std::array<std::string_view, 4>{"given", "why", "policy", "type"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct NotPublic {
  static constexpr std::string_view id = "certificate.not-public";
  static constexpr std::string_view about =
      "A certificate for servers, mail or code was guessed to be a private CA's. Those issued by "
      "themselves don't matter.";
  static constexpr auto words = std::array<std::string_view, 2>{"why", "profile"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PolicyAny {
  static constexpr std::string_view id = "certificate.policy-any";
  static constexpr std::string_view about = "anyPolicy is among the policies.";
  static constexpr auto words = std::array<std::string_view, 1>{"policy"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PolicyReservedNotFirst {
  static constexpr std::string_view id = "certificate.policy-reserved-not-first";
  static constexpr std::string_view about = "The reserved policy stands behind another.";
  static constexpr auto words = std::array<std::string_view, 2>{"policy", "first"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PolicyQualifierForbidden {
  static constexpr std::string_view id = "certificate.policy-qualifier-forbidden";
  static constexpr std::string_view about =
      "A policy has a qualifier that is no CPS URI, or one of another scheme than http and https.";
  static constexpr auto words = std::array<std::string_view, 3>{"policy", "qualifier", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PolicyQualifierPresent {
  Date ev_from{INT32_MIN};
  static constexpr std::string_view id = "certificate.policy-qualifier-present";
  static constexpr std::string_view about = "A policy has a CPS URI.";
  static constexpr auto words = std::array<std::string_view, 2>{"policy", "uri"};
  static constexpr auto params = std::tuple{optional_param(
      "ev_from", &PolicyQualifierPresent::ev_from, "of EV certificates from that day on only")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

// --- extensions at large: extensions.cpp ------------------------------------------------------

struct CertificateCriticality {
  Strings extensions;
  bool critical = false;
  static constexpr std::string_view id = "certificate.criticality";
  static constexpr std::string_view about =
      "One of these extensions is critical, or isn't. Self-signed certificates are left alone.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("extensions", &CertificateCriticality::extensions, "which, by name"),
                 param("critical", &CertificateCriticality::critical,
                       "true: finds those that are critical, false: those that aren't")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct CertificateExtensionMissing {
  std::string_view extension;
  static constexpr std::string_view id = "certificate.extension-missing";
  static constexpr std::string_view about =
      "The extension isn't there. Self-issued certificates and those without extensions are left "
      "alone.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("extension", &CertificateExtensionMissing::extension, "which, by name")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  ExtensionType type_ = ExtensionType::unknown;
};

struct CertificateExtensionPresent {
  std::string_view extension;
  static constexpr std::string_view id = "certificate.extension-present";
  static constexpr std::string_view about = "The extension is there.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("extension", &CertificateExtensionPresent::extension, "which, by name")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  ExtensionType type_ = ExtensionType::unknown;
};

struct CertificateExtensionOther {
  Strings extensions;
  static constexpr std::string_view id = "certificate.extension-other";
  static constexpr std::string_view about = "An extension is there that is none of these.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("extensions", &CertificateExtensionOther::extensions, "those, by name")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::uint64_t mask_ = 0;
};

struct UnknownCritical {
  static constexpr std::string_view id = "certificate.unknown-critical-extension";
  static constexpr std::string_view about = "An extension that we don't know is critical.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct SanCriticality {
  bool critical = false;
  static constexpr std::string_view id = "certificate.san-criticality";
  static constexpr std::string_view about =
      "subjectAltName is critical though the subject is not empty, or is not though it is.";
  static constexpr auto words = std::array<std::string_view, 1>{"subject"};
  static constexpr auto params =
      std::tuple{param("critical", &SanCriticality::critical, "which of both is looked for")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PathLengthWithoutCa {
  static constexpr std::string_view id = "certificate.path-length-without-ca";
  static constexpr std::string_view about = "pathLenConstraint is there, and it is no CA.";
  static constexpr auto words = std::array<std::string_view, 1>{"length"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct AuthorityKeyIdFormat {
  static constexpr std::string_view id = "certificate.aki-format";
  static constexpr std::string_view about =
      "authorityKeyIdentifier isn't the key identifier alone.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PrecertPoison {
  static constexpr std::string_view id = "certificate.precert-poison";
  static constexpr std::string_view about = "It is a precertificate.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PrecertPoisonMalformed {
  static constexpr std::string_view id = "certificate.precert-poison-malformed";
  static constexpr std::string_view about =
      "The poison extension isn't critical, or holds something else than NULL.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct PrecertWithScts {
  static constexpr std::string_view id = "certificate.precert-with-scts";
  static constexpr std::string_view about = "It has both the poison extension and SCTs.";
  static constexpr auto words = std::array<std::string_view, 1>{"count"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct SctTooFew {
  std::int64_t short_days = 0;
  std::int64_t for_short = 0;
  std::int64_t for_long = 0;
  static constexpr std::string_view id = "certificate.sct-too-few";
  static constexpr std::string_view about = "Browsers want SCTs of more logs.";
  static constexpr auto words = std::array<std::string_view, 3>{"logs", "needed", "days"};
  static constexpr auto params =
      std::tuple{param("short_days", &SctTooFew::short_days, "up to this many days"),
                 param("short", &SctTooFew::for_short, "this many logs are wanted"),
                 param("long", &SctTooFew::for_long, "and this many for longer validity")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

// --- where to ask about it: access.cpp --------------------------------------------------------

struct AiaMethod {
  static constexpr std::string_view id = "certificate.aia-method";
  static constexpr std::string_view about =
      "authorityInfoAccess has another method than OCSP and caIssuers.";
  static constexpr auto words = std::array<std::string_view, 1>{"method"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct AiaScheme {
  static constexpr std::string_view id = "certificate.aia-scheme";
  static constexpr std::string_view about = "A location in authorityInfoAccess is no http URI.";
  static constexpr auto words = std::array<std::string_view, 2>{"method", "location"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct AiaCaIssuersMissing {
  static constexpr std::string_view id = "certificate.aia-ca-issuers-missing";
  static constexpr std::string_view about =
      "authorityInfoAccess says nothing of the issuer's certificate.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct AiaDuplicate {
  static constexpr std::string_view id = "certificate.aia-duplicate";
  static constexpr std::string_view about =
      "A location in authorityInfoAccess is there twice for the same method.";
  static constexpr auto words = std::array<std::string_view, 2>{"method", "location"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct RevocationInformationMissing {
  std::int64_t short_days = 0;
  static constexpr std::string_view id = "certificate.revocation-information-missing";
  static constexpr std::string_view about =
      "There is neither a CRL distribution point nor an OCSP location, and it is not short-lived.";
  static constexpr auto words = std::array<std::string_view, 2>{"days", "short_days"};
  static constexpr auto params =
      std::tuple{param("short_days", &RevocationInformationMissing::short_days,
                       "how long a short-lived one is valid")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct CrldpFormat {
  static constexpr std::string_view id = "certificate.crldp-format";
  static constexpr std::string_view about =
      "A CRL distribution point has something else than http URIs.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct CrldpSeveral {
  static constexpr std::string_view id = "certificate.crldp-several";
  static constexpr std::string_view about = "There is more than one CRL distribution point.";
  static constexpr auto words = std::array<std::string_view, 1>{"count"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
