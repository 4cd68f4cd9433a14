#pragma once
// SHA-256 (FIPS 180-4).

#include <string>
#include <string_view>

namespace dcvlint {

// 64 hexadecimal digits in lower case, as sha256sum prints them.
std::string sha256_hex(std::string_view octets);

}  // namespace dcvlint
