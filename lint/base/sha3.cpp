#include "lint/base/sha3.h"

#include <bit>

namespace dcvlint {
namespace {

using State = std::array<std::uint64_t, 25>;

constexpr std::size_t rate = 136;  // octets absorbed at a time

// FIPS 202 §3.2.5: a linear register gives the bits 2^j - 1 of each round's constant.
std::uint64_t round_constant(unsigned& lfsr) {
  std::uint64_t constant = 0;
  for (unsigned j = 0; j < 7; ++j) {
    if ((lfsr & 1U) != 0) constant |= std::uint64_t{1} << ((1U << j) - 1U);
    lfsr <<= 1U;
    if ((lfsr & 0x100U) != 0) lfsr ^= 0x171U;
  }
  return constant;
}

// Theta: each column is mixed with its neighbours' parities.
void mix_columns(State& a) {
  std::array<std::uint64_t, 5> parity{};
  for (std::size_t i = 0; i < a.size(); ++i) parity[i % 5] ^= a[i];
  for (std::size_t i = 0; i < a.size(); ++i) {
    a[i] ^= parity[(i % 5 + 4) % 5] ^ std::rotl(parity[(i % 5 + 1) % 5], 1);
  }
}

// Rho and pi: each lane is rotated, and goes to another place.
void move_lanes(State& a) {
  std::size_t x = 1, y = 0;
  std::uint64_t carried = a[1];
  for (unsigned t = 0; t < 24; ++t) {
    const std::size_t next = (2 * x + 3 * y) % 5;
    x = y;
    y = next;
    const std::uint64_t there = a[x + 5 * y];
    a[x + 5 * y] = std::rotl(carried, static_cast<int>((t + 1) * (t + 2) / 2 % 64));
    carried = there;
  }
}

// Chi: the one step that is not linear.
void mix_rows(State& a) {
  for (std::size_t row = 0; row < a.size(); row += 5) {
    const std::array<std::uint64_t, 5> old = {a[row], a[row + 1], a[row + 2], a[row + 3],
                                              a[row + 4]};
    for (std::size_t x = 0; x < 5; ++x) {
      a[row + x] = old[x] ^ (~old[(x + 1) % 5] & old[(x + 2) % 5]);
    }
  }
}

void permute(State& a) {
  unsigned lfsr = 1;
  for (unsigned round = 0; round < 24; ++round) {
    mix_columns(a);
    move_lanes(a);
    mix_rows(a);
    a[0] ^= round_constant(lfsr);
  }
}

void absorb(State& a, std::size_t at, std::uint8_t octet) {
  a[at / 8] ^= std::uint64_t{octet} << (at % 8 * 8);
}

}  // namespace

std::array<std::uint8_t, 32> sha3_256(std::string_view octets) {
  State state{};
  std::size_t at = 0;
  for (const char octet : octets) {
    absorb(state, at, static_cast<std::uint8_t>(octet));
    if (++at < rate) continue;
    permute(state);
    at = 0;
  }
  absorb(state, at, 0x06);
  absorb(state, rate - 1, 0x80);
  permute(state);
  std::array<std::uint8_t, 32> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 8] >> (i % 8 * 8));
  }
  return digest;
}

}  // namespace dcvlint
