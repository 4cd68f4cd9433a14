#pragma once
// Digests that tokens of domain validation are made of: MD5 (RFC 1321), SHA-1 and SHA-256
// (FIPS 180-4), HMAC (RFC 2104).

#include <string>
#include <string_view>

namespace dcvlint {

// Hexadecimal digits in lower case, as md5sum and sha1sum print them. sha256_hex() is in
// lint/sources/sha256.h.
std::string md5_hex(std::string_view octets);
std::string sha1_hex(std::string_view octets);
// 32 octets each.
std::string sha256_octets(std::string_view octets);
std::string hmac_sha256_octets(std::string_view key, std::string_view octets);

}  // namespace dcvlint
