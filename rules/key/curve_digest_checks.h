#pragma once
// ECDSA with the digest that belongs to the signing key's curve (BR 7.1.3.2.2, SBR 7.1.3.2.2).

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct EcdsaDigestCurve {
  static constexpr std::string_view id = "key.ecdsa-digest-curve";
  static constexpr std::string_view about =
      "A signature of ECDSA is over another digest than the one for the signing key's curve. The "
      "length of its numbers tells the curve: P-256, P-384 or P-521.";
  static constexpr auto words = std::array<std::string_view, 3>{"algorithm", "curve", "wanted"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& object, Hits& hits) const;
};

}  // namespace dcvlint
