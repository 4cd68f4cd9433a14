#pragma once
// The fingerprint of keys that Infineon's RSALib made (ROCA, CVE-2017-15361).

#include <string_view>

namespace dcvlint {

// Such primes are powers of 65537 modulo every small prime, hence so is their product; a sound
// modulus is that by chance in less than one of 10^8. `modulus`: big-endian, unsigned.
bool has_roca_fingerprint(std::string_view modulus);

}  // namespace dcvlint
