#pragma once
// Checks of DSA keys (FIPS 186-4, BR 1.7.0 6.1.5 and 6.1.6, CSBR 6.1.5.2).

#include <array>
#include <cstdint>
#include <string_view>
#include <tuple>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

struct KeyDsaUnfit {
  Strings sizes;
  static constexpr std::string_view id = "key.dsa-unfit";
  static constexpr std::string_view about =
      "A DSA key has no parameters, others than are allowed, or a value that isn't of their "
      "subgroup. The first of these is told.";
  static constexpr auto words = std::array<std::string_view, 1>{"problem"};
  static constexpr auto params =
      std::tuple{param("sizes", &KeyDsaUnfit::sizes,
                       "bits of p and q, such as \"2048/256\"; an empty list: nothing is judged")};
  Result<void> prepare();
  void operator()(const SignedFact& object, Hits& hits) const;

 private:
  struct Size {
    std::uint32_t modulus = 0, divisor = 0;
  };
  std::vector<Size> allowed_;
};

}  // namespace dcvlint
