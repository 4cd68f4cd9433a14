#include "lint/facts/debian_key.h"

#include <doctest/doctest.h>

#include "lint/base/sha1.h"
#include "lint/sources/sample_key.h"

using namespace dcvlint;

TEST_CASE("names of lists") {
  CHECK(debian_list_bits("blacklist.RSA-2048") == 2048U);
  CHECK(debian_list_bits("blacklist.RSA-512") == 512U);
  for (const char* name : {"blacklist.DSA-1024", "blacklist.RSA-", "blacklist.RSA-2048.gz",
                           "RSA-2048", "blacklist.RSA--1", "blacklist.RSA-99999999999"}) {
    CHECK_FALSE(debian_list_bits(name));
  }
}

TEST_CASE("lines of a list, and what is none") {
  std::vector<DebianKeyHalf> keys;
  CHECK_FALSE(
      read_debian_list("# comment\n\nffffffffffffffffffff\r\n"
                       "00112233445566778899 # one\n0011223344556677889A",
                       keys));
  REQUIRE(keys.size() == 3);
  CHECK(std::ranges::is_sorted(keys));
  CHECK(keys[0] == DebianKeyHalf{0x00, 0x11, 0x22, 0x33, 0x44, 0x55, 0x66, 0x77, 0x88, 0x99});
  const auto problem = read_debian_list("00112233445566778899\n0011\n", keys);
  REQUIRE(problem);
  CHECK(problem->line == 2);
  CHECK(read_debian_list("0011223344556677889g", keys)->line == 1);
}

TEST_CASE("keys are looked up among those of their size") {
  PublicKey key;
  const std::string modulus = sample_modulus(SampleKey::rsa2048);
  key.kind = KeyKind::rsa;
  key.modulus = modulus;
  key.bits = 2048;
  DebianKeys keys;
  keys.by_bits[2048] = {debian_key_half(modulus)};
  CHECK(keys.has_size(2048));
  CHECK_FALSE(keys.has_size(1024));
  CHECK(keys.has(key));
  key.bits = 1024;
  CHECK_FALSE(keys.has(key));
  key.bits = 2048;
  keys.by_bits[2048] = {debian_key_half("\x01")};
  CHECK_FALSE(keys.has(key));
  key.modulus = {};
  CHECK_FALSE(keys.has(key));
}

// As `openssl rsa -modulus -noout | sha1sum` has it.
TEST_CASE("the half is over the modulus as OpenSSL prints it") {
  const auto digest = sha1("Modulus=C0FFEE01\n");
  DebianKeyHalf half{};
  std::copy(digest.begin() + 10, digest.end(), half.begin());
  CHECK(debian_key_half("\xC0\xFF\xEE\x01") == half);
}
