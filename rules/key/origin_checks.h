#pragma once
// Checks of where a key comes from, and what its kind is good for.

#include <array>
#include <string_view>
#include <tuple>

#include "lint/base/date.h"
#include "lint/engine/check.h"

namespace dcvlint {

struct KeyDebian {
  static constexpr std::string_view id = "key.debian-weak";
  static constexpr std::string_view about =
      "An RSA key is in the lists of --debian-weak-keys. Without them nothing is found.";
  static constexpr auto words = std::array<std::string_view, 1>{"bits"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

struct SigSha1Expiry {
  Date after{};
  static constexpr std::string_view id = "key.sig-sha1-expiry";
  static constexpr std::string_view about =
      "A certificate is signed over SHA-1 and valid beyond a day.";
  static constexpr auto words = std::array<std::string_view, 2>{"not_after", "day"};
  static constexpr auto params = std::tuple{
      param("after", &SigSha1Expiry::after, "the last day of validity that is no finding")};
  void operator()(const CertificateFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
