#include "lint/base/digests.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <array>

namespace dcvlint {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

std::string digest(const EVP_MD* algorithm, std::string_view octets) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out;
  unsigned size = 0;
  // Without MD5 or SHA-1 in the library (FIPS) there is no token, and none is equal to it.
  if (EVP_Digest(octets.data(), octets.size(), out.data(), &size, algorithm, nullptr) != 1) {
    return {};
  }
  return {reinterpret_cast<const char*>(out.data()), size};
}

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  for (const char c : octets) {
    const auto octet = static_cast<unsigned char>(c);
    out += digits[octet >> 4U];
    out += digits[octet & 15U];
  }
  return out;
}

}  // namespace

std::string md5_hex(std::string_view octets) { return hex(digest(EVP_md5(), octets)); }
std::string sha1_hex(std::string_view octets) { return hex(digest(EVP_sha1(), octets)); }
std::string sha256_octets(std::string_view octets) { return digest(EVP_sha256(), octets); }

std::string hmac_sha256_octets(std::string_view key, std::string_view octets) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> out;
  unsigned size = 0;
  if (HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()), bytes(octets), octets.size(),
           out.data(), &size) == nullptr) {
    return {};
  }
  return {reinterpret_cast<const char*>(out.data()), size};
}

}  // namespace dcvlint
