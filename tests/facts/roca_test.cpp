#include "lint/facts/roca.h"

#include <doctest/doctest.h>

#include <random>
#include <string>
#include <vector>

namespace dcvlint {
namespace {

// Base 256, the lowest digit first.
using Number = std::vector<std::uint8_t>;

void multiply(Number& number, std::uint32_t factor) {
  std::uint64_t carry = 0;
  for (std::uint8_t& octet : number) {
    carry += static_cast<std::uint64_t>(octet) * factor;
    octet = static_cast<std::uint8_t>(carry);
    carry >>= 8U;
  }
}

// The product of all primes up to 167, times a random number, plus 65537^2 or a number given: what
// RSALib's primes and their products look like.
std::string made(std::mt19937_64& random, std::uint64_t rest) {
  Number number(128);
  for (std::size_t i = 0; i < 90; ++i) number[i] = static_cast<std::uint8_t>(random());
  for (std::uint32_t n = 2; n <= 167; ++n) {
    bool prime = true;
    for (std::uint32_t d = 2; d * d <= n; ++d) prime = prime && n % d != 0;
    if (prime) multiply(number, n);
  }
  std::uint64_t carry = rest;
  for (std::uint8_t& octet : number) {
    carry += octet;
    octet = static_cast<std::uint8_t>(carry);
    carry >>= 8U;
  }
  return std::string(number.rbegin(), number.rend());
}

TEST_CASE("powers of 65537 modulo all small primes have the fingerprint") {
  std::mt19937_64 random(5);
  std::uint64_t power = 1;
  for (int exponent = 0; exponent < 4; ++exponent) {
    CHECK(has_roca_fingerprint(made(random, power)));
    CHECK_FALSE(has_roca_fingerprint(made(random, power + 1)));
    power *= 65537;
  }
}

TEST_CASE("random numbers don't") {
  std::mt19937_64 random(6);
  for (int i = 0; i < 20'000; ++i) {
    std::string number(256, '\0');
    for (char& octet : number) octet = static_cast<char>(random());
    REQUIRE_FALSE(has_roca_fingerprint(number));
  }
  CHECK_FALSE(has_roca_fingerprint(""));
  CHECK_FALSE(has_roca_fingerprint("\x01"));
}

}  // namespace
}  // namespace dcvlint
