#include "lint/facts/small_factor.h"

#include <array>
#include <cstddef>
#include <limits>

namespace dcvlint {
namespace {

__extension__ typedef unsigned __int128 Wide;  // NOLINT(modernize-use-using): __extension__

constexpr std::uint32_t bound = 752;
constexpr std::size_t prime_count = 132;  // below the bound, 2 left out

constexpr auto primes = [] {
  std::array<std::uint32_t, prime_count> found{};
  std::size_t count = 0;
  for (std::uint32_t n = 3; n < bound; n += 2) {
    bool prime = true;
    for (std::uint32_t d = 3; d * d <= n && prime; d += 2) prime = n % d != 0;
    if (prime) found[count++] = n;
  }
  return found;
}();
static_assert(primes.front() == 3 && primes.back() == 751);

// 1 / odd modulo 2^64: each step doubles the number of right bits.
constexpr std::uint64_t inverse(std::uint64_t odd) {
  std::uint64_t x = odd;
  for (int i = 0; i < 6; ++i) x *= 2 - odd * x;
  return x;
}

// Neighbouring primes whose product still fits a word are divided by at once.
struct Group {
  std::uint64_t product = 1;
  std::uint64_t inverse = 1;
  std::size_t begin = 0, end = 0;  // in primes
};
constexpr std::size_t group_count = [] {
  std::size_t count = 1;
  std::uint64_t product = 1;
  for (const std::uint32_t prime : primes) {
    if (product > std::numeric_limits<std::uint64_t>::max() / prime) {
      ++count;
      product = 1;
    }
    product *= prime;
  }
  return count;
}();
constexpr auto groups = [] {
  std::array<Group, group_count> made{};
  std::size_t at = 0;
  for (std::size_t i = 0; i < primes.size(); ++i) {
    if (made[at].product > std::numeric_limits<std::uint64_t>::max() / primes[i]) {
      made[++at].begin = i;
    }
    made[at].product *= primes[i];
    made[at].end = i + 1;
  }
  for (Group& group : made) group.inverse = inverse(group.product);
  return made;
}();
constexpr auto prime_inverses = [] {
  std::array<std::uint64_t, prime_count> made{};
  for (std::size_t i = 0; i < primes.size(); ++i) made[i] = inverse(primes[i]);
  return made;
}();

// Eight octets that end before `end`, fewer at the number's beginning.
std::uint64_t word_before(std::string_view number, std::size_t end) {
  std::uint64_t word = 0;
  for (std::size_t i = end < 8 ? 0 : end - 8; i < end; ++i) {
    word = word << 8U | static_cast<std::uint8_t>(number[i]);
  }
  return word;
}

}  // namespace

// Exact division from the low end (Jebelean): with an odd divisor every word of
// the quotient is one multiplication by the inverse, and what is left over at the
// top is 0 modulo a prime exactly when the number is.
std::uint32_t small_factor(std::string_view modulus) {
  if (modulus.empty()) return 0;
  if ((static_cast<std::uint8_t>(modulus.back()) & 1U) == 0) return 2;
  std::array<std::uint64_t, group_count> carries{};
  for (std::size_t end = modulus.size(); end > 0; end -= end < 8 ? end : 8) {
    const std::uint64_t word = word_before(modulus, end);
    for (std::size_t i = 0; i < groups.size(); ++i) {
      const std::uint64_t left = word - carries[i];
      const std::uint64_t borrow = word < carries[i] ? 1 : 0;
      const Wide whole = static_cast<Wide>(left * groups[i].inverse) * groups[i].product;
      carries[i] = static_cast<std::uint64_t>(whole >> 64U) + borrow;
    }
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (std::size_t p = groups[i].begin; p < groups[i].end; ++p) {
      // Multiples of p, and nothing else, come out small.
      if (carries[i] * prime_inverses[p] <= std::numeric_limits<std::uint64_t>::max() / primes[p]) {
        return primes[p];
      }
    }
  }
  return 0;
}

}  // namespace dcvlint
