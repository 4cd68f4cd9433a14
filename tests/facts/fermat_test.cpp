#include "lint/facts/fermat.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace dcvlint {
namespace {

using Number = std::vector<std::uint8_t>;  // base 256, the lowest digit first

Number product(const Number& a, const Number& b) {
  Number out(a.size() + b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    unsigned carry = 0;
    for (std::size_t k = 0; k < b.size() || carry > 0; ++k) {
      carry += out[i + k] + static_cast<unsigned>(a[i]) * (k < b.size() ? b[k] : 0U);
      out[i + k] = static_cast<std::uint8_t>(carry);
      carry >>= 8U;
    }
  }
  return out;
}

Number plus(Number a, const Number& b, std::size_t shift) {
  unsigned carry = 0;
  a.resize(std::max(a.size(), b.size() + shift) + 1);
  for (std::size_t i = shift; i < a.size(); ++i) {
    carry += a[i] + (i - shift < b.size() ? b[i - shift] : 0U);
    a[i] = static_cast<std::uint8_t>(carry);
    carry >>= 8U;
  }
  return a;
}

std::string octets(Number number) {
  std::ranges::reverse(number);
  const auto first = std::ranges::find_if(number, [](std::uint8_t octet) { return octet != 0; });
  return std::string(first, number.end());
}

Number some(std::mt19937_64& random, std::size_t size) {
  Number number(size);
  for (std::uint8_t& octet : number) octet = static_cast<std::uint8_t>(random());
  number.back() |= 0x40U;
  number.front() |= 1U;
  return number;
}

std::uint64_t root(std::uint64_t n) {
  std::uint64_t low = 0, high = 0xFFFF'FFFF;
  while (low < high) {
    const std::uint64_t middle = low + (high - low + 1) / 2;
    (middle * middle <= n ? low : high) =
        middle <= high && middle * middle <= n ? middle : middle - 1;
  }
  return low;
}

// The method as in a textbook.
std::optional<std::uint32_t> by_definition(std::uint64_t n, std::uint32_t rounds) {
  const std::uint64_t s = root(n);
  if (s * s == n) return 0;
  for (std::uint32_t round = 1; round <= rounds; ++round) {
    const std::uint64_t left = (s + round) * (s + round) - n;
    if (root(left) * root(left) == left) return round;
  }
  return std::nullopt;
}

TEST_CASE("numbers of eight octets, against the textbook's method") {
  std::mt19937_64 random(2);
  int found = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::uint64_t p = 0x1000'0000 + random() % 0x6000'0000;
    const std::uint64_t q = p + random() % (i % 2 == 0 ? 0x8'0000U : 0x1000'0000U);
    const std::uint64_t n = i % 5 == 0 ? random() >> 2U | 1ULL << 56U : p * q;
    if (n < 1ULL << 56U) continue;
    std::string number;
    for (unsigned bits = 64; bits > 0; bits -= 8) number += static_cast<char>(n >> (bits - 8));
    INFO("n = ", n);
    const auto expected = by_definition(n, 100);
    found += expected ? 1 : 0;
    REQUIRE(fermat_round(number, 100) == expected);
  }
  CHECK(found > 1000);
}

TEST_CASE("squares, and numbers next to squares, of many sizes") {
  std::mt19937_64 random(3);
  for (std::size_t size = 4; size <= 1024; size += size < 80 ? 1 : 59) {
    const Number p = some(random, size);
    INFO("octets ", size);
    const Number square = product(p, p);
    REQUIRE(fermat_round(octets(square), 100) == 0);
    REQUIRE_FALSE(fermat_round(octets(plus(square, {2}, 0)), 3).has_value());
  }
}

TEST_CASE("close factors are found in the round that algebra tells") {
  std::mt19937_64 random(4);
  for (const std::size_t size : {32U, 64U, 65U, 128U, 129U, 130U, 131U, 192U, 256U, 512U}) {
    const Number p = some(random, size);
    const Number same = plus(p, {2}, 0);
    INFO("octets ", size);
    // p (p + 2) = (p + 1)² - 1.
    CHECK(fermat_round(octets(product(p, same)), 1) == 1);
    // The difference d gives round ⌈d² / 8√n⌉ or so: d = 2^(4 size - 1) is below 100 of them, and
    // above at d = 2^(4 size + 5).
    const Number near = plus(p, {0x80}, size / 2 - 1);
    const Number far = plus(p, {0x20}, size / 2);
    if (size % 2 == 0) {
      CHECK(fermat_round(octets(product(p, near)), 100).has_value());
      CHECK_FALSE(fermat_round(octets(product(p, far)), 100).has_value());
    }
  }
}

TEST_CASE("what is no modulus") {
  CHECK_FALSE(fermat_round("", 100));
  CHECK_FALSE(fermat_round(std::string(40, '\0'), 100));
  CHECK_FALSE(fermat_round("\x04", 100));
  CHECK_FALSE(fermat_round(std::string(2049, '\x55'), 100));
  CHECK_FALSE(fermat_round(std::string(2048, '\xFF'), 0));
}

}  // namespace
}  // namespace dcvlint
