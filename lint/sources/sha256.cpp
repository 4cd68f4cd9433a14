#include "lint/sources/sha256.h"

#include <openssl/sha.h>

#include <array>

namespace dcvlint {

std::string sha256_hex(std::string_view octets) {
  std::array<unsigned char, SHA256_DIGEST_LENGTH> digest;
  SHA256(reinterpret_cast<const unsigned char*>(octets.data()), octets.size(), digest.data());
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const unsigned char octet : digest) {
    out += digits[octet >> 4U];
    out += digits[octet & 15U];
  }
  return out;
}

}  // namespace dcvlint
