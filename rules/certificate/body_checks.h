#pragma once
// Checks of extensions and validity that bind CAs, or all certificates whatever they are for
// (BR 7.1.2.1, RFC 3279 §2.3, RFC 5280 §4.2.1, RFC 8813 §3, RFC 9295).

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct KeyUsageKeyType {
  static constexpr std::string_view id = "certificate.key-usage-key-type";
  static constexpr std::string_view about =
      "keyUsage has a bit that a key of this kind can't be used for.";
  static constexpr auto words = std::array<std::string_view, 2>{"bits", "key"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct RootValidity {
  std::int64_t least = 0, most = 0;
  static constexpr std::string_view id = "certificate.root-validity";
  static constexpr std::string_view about =
      "A CA's certificate of its own is valid for fewer or more days.";
  static constexpr auto words = std::array<std::string_view, 2>{"period", "limit"};
  static constexpr auto params = std::tuple{param("least", &RootValidity::least, "days, at least"),
                                            param("most", &RootValidity::most, "days, at most")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct ConstraintReservedAddress {
  static constexpr std::string_view id = "certificate.name-constraints-reserved-address";
  static constexpr std::string_view about =
      "nameConstraints permit addresses of a range that is set aside.";
  static constexpr auto words = std::array<std::string_view, 2>{"range", "block"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct EvRevocationInformation {
  std::int64_t short_days = 0;
  static constexpr std::string_view id = "certificate.ev-revocation-information";
  static constexpr std::string_view about =
      "A short-lived certificate has neither a CRL distribution point nor an OCSP location.";
  static constexpr auto words = std::array<std::string_view, 1>{"days"};
  static constexpr auto params = std::tuple{param(
      "short_days", &EvRevocationInformation::short_days, "how long a short-lived one is valid")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct CaPurposes {
  static constexpr std::string_view id = "certificate.ca-purposes";
  static constexpr std::string_view about =
      "extKeyUsage of a CA below another has anyExtendedKeyUsage, or servers and mail together.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
