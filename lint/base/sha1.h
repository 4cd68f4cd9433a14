#pragma once
// SHA-1 (FIPS 180-4), for lists that name keys by it. It protects nothing here.

#include <array>
#include <cstdint>
#include <string_view>

namespace dcvlint {

std::array<std::uint8_t, 20> sha1(std::string_view octets);

}  // namespace dcvlint
