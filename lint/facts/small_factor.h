#pragma once
// Small prime factors of an RSA modulus (BR 6.1.6: none below 752).

#include <cstdint>
#include <string_view>

namespace dcvlint {

// The smallest prime below 752 that divides the number, or 0. `modulus` is
// big-endian and unsigned. A 2048-bit one takes about a microsecond.
std::uint32_t small_factor(std::string_view modulus);

}  // namespace dcvlint
