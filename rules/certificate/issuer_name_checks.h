#pragma once
// Checks of the issuer's name as it stands in a certificate (RFC 5280 §4.1.2.4), and of
// certificates that name nobody (§4.1.2.6).

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct IssuerSpacing {
  static constexpr std::string_view id = "certificate.issuer-spacing";
  static constexpr std::string_view about = "A value of the issuer begins or ends with a blank.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "value", "where"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct IssuerStringType {
  static constexpr std::string_view id = "certificate.issuer-string-type";
  static constexpr std::string_view about =
      "A value of the issuer is of a string type that RFC 5280 doesn't have for it.";
  static constexpr auto words = std::array<std::string_view, 3>{"attribute", "found", "wanted"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct IssuerMultivaluedRdn {
  static constexpr std::string_view id = "certificate.issuer-multivalued-rdn";
  static constexpr std::string_view about = "An RDN of the issuer has more than one attribute.";
  static constexpr auto words = std::array<std::string_view, 1>{"attributes"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct RootNamesDiffer {
  static constexpr std::string_view id = "certificate.root-names-differ";
  static constexpr std::string_view about =
      "Issuer and subject have the same text and other octets.";
  static constexpr auto words = std::array<std::string_view, 1>{"attribute"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct NamesNobody {
  static constexpr std::string_view id = "certificate.names-nobody";
  static constexpr std::string_view about =
      "The subject is empty, and there is no name in subjectAltName.";
  static constexpr auto words = std::array<std::string_view, 1>{"field"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
