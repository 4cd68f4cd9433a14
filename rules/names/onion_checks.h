#pragma once
// Checks of names of the Tor network (RFC 7686; BR appendix B, EVG 1.7.2 appendix F). What has no
// version 3 address at all is NamesSanOnionMalformed's matter.

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct NamesOnionChecksum {
  static constexpr std::string_view id = "names.san-onion-checksum";
  static constexpr std::string_view about =
      "A version 3 onion address has a wrong checksum or version.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesOnionNotEv {
  Date until{};
  static constexpr std::string_view id = "names.san-onion-not-ev";
  static constexpr std::string_view about =
      "An onion name stands in a certificate that is not extended validation.";
  static constexpr auto words = std::array<std::string_view, 2>{"name", "type"};
  static constexpr auto params =
      std::tuple{param("until", &NamesOnionNotEv::until, "the first day on which it may")};
  void operator()(const SanFact& san, Hits& hits) const;
};

struct NamesOnionValidity {
  std::int64_t days = 0;
  static constexpr std::string_view id = "names.onion-validity";
  static constexpr std::string_view about =
      "A certificate with an onion name is valid for more days than allowed.";
  static constexpr auto words = std::array<std::string_view, 3>{"name", "period", "days"};
  static constexpr auto params = std::tuple{
      param("days", &NamesOnionValidity::days, "how many are allowed; 0: nothing is said")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
