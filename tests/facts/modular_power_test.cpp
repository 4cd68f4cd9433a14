#include "lint/facts/modular_power.h"

#include <doctest/doctest.h>
#include <openssl/bn.h>

#include <memory>
#include <random>
#include <string>

namespace dcvlint {
namespace {

struct Free {
  void operator()(BIGNUM* number) const { BN_free(number); }
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
using Number = std::unique_ptr<BIGNUM, Free>;

Number number(std::string_view octets) {
  return Number(BN_bin2bn(reinterpret_cast<const unsigned char*>(octets.data()),
                          static_cast<int>(octets.size()), nullptr));
}

std::string octets(const BIGNUM* number) {
  std::string out(static_cast<std::size_t>(BN_num_bytes(number)), '\0');
  BN_bn2bin(number, reinterpret_cast<unsigned char*>(out.data()));
  return out;
}

std::string random_octets(std::mt19937_64& random, std::size_t size) {
  std::string out(size, '\0');
  for (char& each : out) each = static_cast<char>(random());
  if (!out.empty() && out.front() == '\0') out.front() = '\x01';
  return out;
}

}  // namespace

TEST_CASE("powers of small numbers") {
  CHECK(power_is_one("\x04", "\x0B", "\x17"));        // 4 ^ 11 modulo 23
  CHECK(power_is_one("\x08", "\x0B", "\x17"));        // 4 is a square, so is 8
  CHECK_FALSE(power_is_one("\x05", "\x0B", "\x17"));  // 5 is none
  CHECK(power_is_one("\x05", "\x16", "\x17"));        // Fermat
  CHECK(power_is_one("\x05", "", "\x17"));            // the power of nothing
  CHECK_FALSE(power_is_one("\x05", "\x01", ""));
}

// Of a random odd modulus: whether base ^ exponent is 1, of numbers that are made so that it is
// about every second time, by what libcrypto says.
TEST_CASE("powers are those that libcrypto finds") {
  std::mt19937_64 random(20261122);
  const std::unique_ptr<BN_CTX, Free> context(BN_CTX_new());
  for (const std::size_t size : {1U, 3U, 4U, 5U, 8U, 31U, 64U, 127U, 128U}) {
    for (int round = 0; round < 20; ++round) {
      std::string modulus = random_octets(random, size);
      modulus.back() = static_cast<char>(static_cast<unsigned char>(modulus.back()) | 1U);
      if (modulus == "\x01") modulus = "\x03";
      const Number n = number(modulus);
      const Number power(BN_new()), base(BN_new()), one(BN_new());
      BN_nnmod(base.get(), number(random_octets(random, size)).get(), n.get(), context.get());
      std::string exponent = random_octets(random, 1 + size / 8);
      BN_mod_exp(power.get(), base.get(), number(exponent).get(), n.get(), context.get());
      REQUIRE(power_is_one(octets(base.get()), exponent, modulus) == BN_is_one(power.get()));
      // n - 1 has the order 2.
      BN_sub(base.get(), n.get(), BN_value_one());
      const bool even = (static_cast<unsigned char>(exponent.back()) & 1U) == 0;
      REQUIRE(power_is_one(octets(base.get()), exponent, modulus) == even);
    }
  }
}

}  // namespace dcvlint
