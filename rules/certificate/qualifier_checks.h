#pragma once
// Qualifiers of policies where they are asked for, or have a form to keep (RFC 5280 §4.2.1.4;
// EVG 9.7; SBR 7.1.2.3a).

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct CpsMissing {
  Date until{};
  static constexpr std::string_view id = "certificate.cps-missing";
  static constexpr std::string_view about =
      "There are policies, and none of them has a qualifier with a CPS URI.";
  static constexpr auto words = std::array<std::string_view, 1>{"extension"};
  static constexpr auto params =
      std::tuple{param("until", &CpsMissing::until, "the first day on which none is needed")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

struct QualifierForm {
  static constexpr std::string_view id = "certificate.qualifier-form";
  static constexpr std::string_view about =
      "A CPS URI is of another scheme than http and https, or a user notice has no explicitText or "
      "a noticeRef.";
  static constexpr auto words = std::array<std::string_view, 2>{"policy", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
