#pragma once
// That at least one address in cRLDistributionPoints or authorityInfoAccess is http, for rules that
// allow others beside it (BR 1.3.0 7.1.2.3; SBR 7.1.2.3 of the Legacy generation; CSBR 7.1.2.3).

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct CrldpWithoutHttp {
  Date until{INT32_MAX};
  static constexpr std::string_view id = "certificate.crldp-without-http";
  static constexpr std::string_view about =
      "cRLDistributionPoints is there, and no full name of a point in it is an http URI.";
  static constexpr auto words = std::array<std::string_view, 1>{"locations"};
  static constexpr auto params =
      std::tuple{optional_param("until", &CrldpWithoutHttp::until,
                                "the first day of another rule, from which on nothing is found")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct AiaWithoutHttp {
  Strings methods;
  Date until{INT32_MAX};
  static constexpr std::string_view id = "certificate.aia-without-http";
  static constexpr std::string_view about =
      "authorityInfoAccess has locations of one of these methods, and none of them is an http URI.";
  static constexpr auto words = std::array<std::string_view, 2>{"method", "locations"};
  static constexpr auto params =
      std::tuple{param("methods", &AiaWithoutHttp::methods, "OCSP, caIssuers"),
                 optional_param("until", &AiaWithoutHttp::until,
                                "the first day of another rule, from which on nothing is found")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  bool ocsp_ = false, ca_issuers_ = false;
};

}  // namespace dcvlint
