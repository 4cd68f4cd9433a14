#include "lint/facts/roca.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace dcvlint {
namespace {

constexpr std::uint32_t last_prime = 167;  // the library used all up to this one, or more
constexpr std::uint32_t generator = 65537;

// Which residues modulo `prime` are powers of the generator.
struct Powers {
  std::uint32_t prime = 0;
  std::array<bool, last_prime + 1> has{};
};

constexpr Powers powers_modulo(std::uint32_t prime) {
  Powers powers;
  powers.prime = prime;
  for (std::uint32_t x = 1; !powers.has[x]; x = x * (generator % prime) % prime)
    powers.has[x] = true;
  return powers;
}
constexpr bool is_prime(std::uint32_t n) {
  for (std::uint32_t d = 3; d * d <= n; d += 2) {
    if (n % d == 0) return false;
  }
  return n > 2;
}
// Where the generator gives every residue but 0 there is nothing to see.
constexpr bool tells(std::uint32_t n) {
  return n % 2 != 0 && is_prime(n) &&
         static_cast<std::uint32_t>(std::ranges::count(powers_modulo(n).has, true)) < n - 1;
}
constexpr std::size_t telling_count = [] {
  std::size_t count = 0;
  for (std::uint32_t n = 3; n <= last_prime; ++n) count += tells(n) ? 1U : 0U;
  return count;
}();
constexpr auto telling = [] {
  std::array<Powers, telling_count> made{};
  std::size_t at = 0;
  for (std::uint32_t n = 3; n <= last_prime; ++n) {
    if (tells(n)) made[at++] = powers_modulo(n);
  }
  return made;
}();

// As many as fit 32 bits are divided by at once: they let one sound key of 6000 pass.
constexpr std::size_t first_count = 6;
constexpr std::uint32_t first_product = [] {
  std::uint64_t product = 1;
  for (std::size_t i = 0; i < first_count; ++i) product *= telling[i].prime;
  return static_cast<std::uint32_t>(product);
}();
static_assert(static_cast<std::uint64_t>(first_product) * telling[first_count].prime > UINT32_MAX);

std::uint32_t remainder(std::string_view number, std::uint32_t divisor) {
  std::uint64_t left = 0;
  std::size_t i = 0;
  for (; i < number.size() % 4; ++i) left = left << 8U | static_cast<std::uint8_t>(number[i]);
  left %= divisor;
  for (; i < number.size(); i += 4) {
    for (std::size_t k = 0; k < 4; ++k) {
      left = left << 8U | static_cast<std::uint8_t>(number[i + k]);
    }
    left %= divisor;
  }
  return static_cast<std::uint32_t>(left);
}

}  // namespace

bool has_roca_fingerprint(std::string_view modulus) {
  // Below are toys: the fingerprint needs a number much larger than the primes' product.
  if (modulus.size() < 64) return false;
  const std::uint32_t first = remainder(modulus, first_product);
  for (std::size_t i = 0; i < telling.size(); ++i) {
    const Powers& powers = telling[i];
    const std::uint32_t left =
        i < first_count ? first % powers.prime : remainder(modulus, powers.prime);
    if (!powers.has[left]) return false;
  }
  return true;
}

}  // namespace dcvlint
