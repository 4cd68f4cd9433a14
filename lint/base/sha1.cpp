#include "lint/base/sha1.h"

#include <algorithm>
#include <bit>

namespace dcvlint {
namespace {

using State = std::array<std::uint32_t, 5>;
using Block = std::array<std::uint8_t, 64>;

void add_block(State& state, const Block& block) {
  std::array<std::uint32_t, 80> w{};
  for (std::size_t i = 0; i < block.size(); ++i) w[i / 4] = w[i / 4] << 8U | block[i];
  for (std::size_t i = 16; i < w.size(); ++i) {
    w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  }
  auto [a, b, c, d, e] = state;
  for (std::size_t i = 0; i < w.size(); ++i) {
    const std::uint32_t f = i < 20   ? ((b & c) | (~b & d)) + 0x5A827999U
                            : i < 40 ? (b ^ c ^ d) + 0x6ED9EBA1U
                            : i < 60 ? ((b & c) | (b & d) | (c & d)) + 0x8F1BBCDCU
                                     : (b ^ c ^ d) + 0xCA62C1D6U;
    const std::uint32_t next = std::rotl(a, 5) + f + e + w[i];
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  state[0] += a;
  state[1] += b;
  state[2] += c;
  state[3] += d;
  state[4] += e;
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view octets) {
  State state = {0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
  const std::uint64_t bits = std::uint64_t{octets.size()} * 8;
  Block block{};
  const auto fill = [&](std::string_view part) {
    std::ranges::transform(part, block.begin(),
                           [](char c) { return static_cast<std::uint8_t>(c); });
  };
  for (; octets.size() >= block.size(); octets.remove_prefix(block.size())) {
    fill(octets.substr(0, block.size()));
    add_block(state, block);
  }
  block.fill(0);
  fill(octets);
  block[octets.size()] = 0x80;
  constexpr std::size_t length_at = 56;
  if (octets.size() >= length_at) {
    add_block(state, block);
    block.fill(0);
  }
  for (std::size_t i = 0; i < 8; ++i) {
    block[length_at + i] = static_cast<std::uint8_t>(bits >> (56 - 8 * i));
  }
  add_block(state, block);
  std::array<std::uint8_t, 20> digest{};
  for (std::size_t i = 0; i < digest.size(); ++i) {
    digest[i] = static_cast<std::uint8_t>(state[i / 4] >> (24 - i % 4 * 8));
  }
  return digest;
}

}  // namespace dcvlint
