#pragma once
// Checks of what keys of some kinds and sizes are certified for (Mozilla 5.1, CSBR 6.1.5.1).

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

struct KeyWithoutPurpose {
  Strings kinds, purposes;
  static constexpr std::string_view id = "key.kind-without-purpose";
  static constexpr std::string_view about =
      "A key is of one of some kinds, and extKeyUsage is there without any of some purposes.";
  static constexpr auto words = std::array<std::string_view, 1>{"algorithm"};
  static constexpr auto params =
      std::tuple{param("kinds", &KeyWithoutPurpose::kinds, "such as Ed25519"),
                 param("purposes", &KeyWithoutPurpose::purposes, "dotted OIDs")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

struct KeyRsaTooSmallFor {
  std::int64_t minimum = 0;
  Strings purposes;
  static constexpr std::string_view id = "key.rsa-too-small-for";
  static constexpr std::string_view about =
      "The modulus of an RSA key has fewer bits than wanted for one of some purposes.";
  static constexpr auto words = std::array<std::string_view, 3>{"bits", "minimum", "purpose"};
  static constexpr auto params =
      std::tuple{param("bits", &KeyRsaTooSmallFor::minimum, "the fewest bits that do"),
                 param("purposes", &KeyRsaTooSmallFor::purposes, "dotted OIDs")};
  Result<void> prepare();
  void operator()(const CertificateFact& fact, Hits& hits) const;

 private:
  std::vector<std::string> octets_;
};

}  // namespace dcvlint
