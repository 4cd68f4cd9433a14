#include "lint/facts/small_factor.h"

#include <doctest/doctest.h>

#include <random>
#include <string>

namespace dcvlint {
namespace {

// Big-endian, of `octets` octets: a random number times `factor`.
std::string multiple(std::mt19937_64& random, std::size_t octets, std::uint32_t factor) {
  std::string number(octets, '\0');
  std::uint64_t carry = 0;
  for (std::size_t i = octets; i-- > 0;) {
    const std::uint64_t octet = i < 3 ? 0 : random() % 256;
    carry += octet * factor;
    number[i] = static_cast<char>(carry);
    carry >>= 8U;
  }
  return number;
}

std::uint32_t by_division(std::string_view number) {
  for (std::uint32_t d = 2; d < 752; ++d) {
    std::uint32_t left = 0;
    for (const char octet : number) left = (left * 256 + static_cast<std::uint8_t>(octet)) % d;
    if (left == 0) return d;
  }
  return 0;
}

TEST_CASE("small factors are those that division finds") {
  std::mt19937_64 random(1);
  for (const std::size_t octets : {1U, 2U, 7U, 8U, 9U, 16U, 63U, 64U, 65U, 256U, 257U, 512U}) {
    for (std::uint32_t factor = 1; factor < 760; factor += octets < 64 ? 1 : 6) {
      const std::string number = multiple(random, octets, factor);
      INFO("octets ", octets, ", factor ", factor);
      REQUIRE(small_factor(number) == by_division(number));
    }
  }
}

TEST_CASE("each prime below 752, and none above") {
  for (std::uint32_t prime = 2; prime < 752; ++prime) {
    const std::string number = {static_cast<char>(prime >> 8U), static_cast<char>(prime)};
    CHECK(small_factor(number) == by_division(number));
  }
  CHECK(small_factor(std::string("\x02\xF5", 2)) == 0);      // 757
  CHECK(small_factor(std::string("\x08\xBE\x79", 3)) == 0);  // 757 · 757
  CHECK(small_factor(std::string("\x00\x00\x02\xEF", 4)) == 751);
  CHECK(small_factor(std::string("\x01", 1)) == 0);
  CHECK(small_factor("") == 0);
}

}  // namespace
}  // namespace dcvlint
