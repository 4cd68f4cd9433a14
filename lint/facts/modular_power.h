#pragma once
// Powers modulo large odd numbers, for what a public key tells about itself. Not in constant time:
// there is nothing secret in it.

#include <cstddef>
#include <string_view>

namespace dcvlint {

inline constexpr std::size_t most_modulus_octets = 512;

// Whether base ^ exponent = 1 modulo `modulus`. All are big-endian without leading zeros; the base
// is smaller than the modulus, which is odd, above 1 and of at most most_modulus_octets.
bool power_is_one(std::string_view base, std::string_view exponent, std::string_view modulus);

}  // namespace dcvlint
