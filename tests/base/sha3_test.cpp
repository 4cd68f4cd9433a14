#include "lint/base/sha3.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

std::string hex(std::string_view octets) {
  std::string out;
  for (const std::uint8_t each : sha3_256(octets)) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += digits[each >> 4U];
    out += digits[each & 15U];
  }
  return out;
}

}  // namespace

// `openssl dgst -sha3-256` says the same.
TEST_CASE("SHA3-256: short texts, one as long as a block, one longer") {
  CHECK(hex("") == "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a");
  CHECK(hex("abc") == "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532");
  CHECK(hex(std::string(135, 'a')) ==
        "8094bb53c44cfb1e67b7c30447f9a1c33696d2463ecc1d9c92538913392843c9");
  CHECK(hex(std::string(136, 'a')) ==
        "3fc5559f14db8e453a0a3091edbd2bc25e11528d81c66fa570a4efdcc2695ee1");
  CHECK(hex(std::string(300, 'a')) ==
        "8a5720b2ca0cae7b89ad399c5daab22c29f5c72bcf30ab81e807d9bda95b4580");
}
