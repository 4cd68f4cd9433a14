#include "lint/base/sha1.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/base/digests.h"

using namespace dcvlint;

namespace {

std::string hex(std::string_view octets) {
  std::string out;
  for (const std::uint8_t each : sha1(octets)) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += digits[each >> 4U];
    out += digits[each & 15U];
  }
  return out;
}

}  // namespace

TEST_CASE("SHA-1: the examples of FIPS 180") {
  CHECK(hex("") == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
  CHECK(hex("abc") == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hex("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
}

TEST_CASE("SHA-1: texts of every length about a block's") {
  std::string text;
  for (int i = 0; i < 200; ++i) {
    CHECK(hex(text) == sha1_hex(text));
    text += static_cast<char>('a' + i % 26);
  }
}
