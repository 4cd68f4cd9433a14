#pragma once
// RSA keys that Debian's OpenSSL made between 2006 and 2008, when it had no more than 32 768 seeds
// (CVE-2008-0166). They are known from lists in the form of Debian's package openssl-blacklist: for
// each size of key, the second half of a SHA-1 over the modulus as OpenSSL prints it.

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "lint/facts/key.h"

namespace dcvlint {

// The last 10 octets of SHA-1 over "Modulus=", the modulus in capital hexadecimal, and a line feed.
using DebianKeyHalf = std::array<std::uint8_t, 10>;
DebianKeyHalf debian_key_half(std::string_view modulus);

struct DebianKeys {
  std::map<std::uint32_t, std::vector<DebianKeyHalf>> by_bits;  // each sorted

  // Whether the lists have one for keys of this size.
  bool has_size(std::uint32_t bits) const { return by_bits.contains(bits); }
  // False for keys that are no RSA keys.
  bool has(const PublicKey& key) const;
};

struct DebianListProblem {
  std::uint32_t line = 0;  // from 1
  std::string_view what;
};
// Adds the lines of a list: 20 hexadecimal digits each, empty ones and those from "#" on aside.
// `into` is sorted afterwards.
std::optional<DebianListProblem> read_debian_list(std::string_view text,
                                                  std::vector<DebianKeyHalf>& into);
// "blacklist.RSA-2048" → 2048; nothing for files that are no lists of RSA keys.
std::optional<std::uint32_t> debian_list_bits(std::string_view file_name);

}  // namespace dcvlint
