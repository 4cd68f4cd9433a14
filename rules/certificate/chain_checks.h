#pragma once
// Checks of certificates beside each other: each with its issuer's (RFC 5280 §6.1; BR 7.1.4.1), and
// those of one issuer and serial number (RFC 6962 §3.1; BR 7.1.2.9).

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"
#include "lint/facts/chain_facts.h"

namespace dcvlint {

// --- with the issuer's: issuer.cpp ------------------------------------------------------------

struct IssuerSignatureInvalid {
  static constexpr std::string_view id = "certificate.issuer-signature-invalid";
  static constexpr std::string_view about = "The issuer's key did not make the signature.";
  static constexpr auto words = std::array<std::string_view, 2>{"issuer", "algorithm"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerOther {
  static constexpr std::string_view id = "certificate.issuer-other";
  static constexpr std::string_view about =
      "None of the certificates that were given as issuers has issued it.";
  static constexpr auto words = std::array<std::string_view, 2>{"issuer", "given"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerNameBytes {
  bool renamed = false;
  static constexpr std::string_view id = "certificate.issuer-name-bytes";
  static constexpr std::string_view about =
      "The issuer isn't the octets of the subject in the issuer's certificate, though both have "
      "the "
      "same text.";
  static constexpr auto words = std::array<std::string_view, 3>{"issuer", "subject", "difference"};
  static constexpr auto params =
      std::tuple{optional_param("renamed", &IssuerNameBytes::renamed,
                                "true: finds those whose texts differ, in place of the others")};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerKeyId {
  static constexpr std::string_view id = "certificate.issuer-key-id";
  static constexpr std::string_view about =
      "authorityKeyIdentifier isn't the issuer's subjectKeyIdentifier, though its key has signed.";
  static constexpr auto words = std::array<std::string_view, 2>{"authority", "subject"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerValidity {
  static constexpr std::string_view id = "certificate.issuer-validity";
  static constexpr std::string_view about =
      "The certificate is valid before or after its issuer's.";
  static constexpr auto words = std::array<std::string_view, 3>{"end", "own", "issuers"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerNotCa {
  static constexpr std::string_view id = "certificate.issuer-not-ca";
  static constexpr std::string_view about =
      "The issuer's certificate doesn't say that it is a CA's, or that its key signs certificates.";
  static constexpr auto words = std::array<std::string_view, 2>{"issuer", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerPathLength {
  static constexpr std::string_view id = "certificate.issuer-path-length";
  static constexpr std::string_view about =
      "It is a CA's certificate, and the issuer may have no CA below itself.";
  static constexpr auto words = std::array<std::string_view, 1>{"issuer"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerNameConstraints {
  static constexpr std::string_view id = "certificate.issuer-name-constraints";
  static constexpr std::string_view about =
      "A name of subjectAltName, or the subject, is not among those that the issuer's "
      "nameConstraints leave.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct IssuerPurposes {
  static constexpr std::string_view id = "certificate.issuer-purposes";
  static constexpr std::string_view about =
      "extKeyUsage has a purpose that the issuer's extKeyUsage doesn't.";
  static constexpr auto words = std::array<std::string_view, 2>{"purpose", "issuers"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

struct PrecertSigningCa {
  static constexpr std::string_view id = "certificate.precert-signing-ca";
  static constexpr std::string_view about =
      "A precertificate was issued by a CA for nothing but precertificates.";
  static constexpr auto words = std::array<std::string_view, 1>{"issuer"};
  static constexpr auto params = std::tuple{};
  void operator()(const IssuedFact& fact, Hits& hits) const;
};

// --- of one number: twin.cpp ------------------------------------------------------------------

struct PrecertDiffers {
  static constexpr std::string_view id = "certificate.precert-differs";
  static constexpr std::string_view about =
      "A certificate differs from its precertificate in more than poison and SCTs.";
  static constexpr auto words = std::array<std::string_view, 1>{"difference"};
  static constexpr auto params = std::tuple{};
  void operator()(const TwinFact& fact, Hits& hits) const;
};

struct SerialReused {
  static constexpr std::string_view id = "certificate.serial-reused";
  static constexpr std::string_view about =
      "Two different certificates have issuer and serial number in common.";
  static constexpr auto words = std::array<std::string_view, 2>{"serial", "what"};
  static constexpr auto params = std::tuple{};
  void operator()(const TwinFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
