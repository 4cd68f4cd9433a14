#pragma once
// SHA3-256 (FIPS 202), for the few octets of an onion address.

#include <array>
#include <cstdint>
#include <string_view>

namespace dcvlint {

std::array<std::uint8_t, 32> sha3_256(std::string_view octets);

}  // namespace dcvlint
