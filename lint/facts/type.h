#pragma once
// RR types and classes by number and mnemonic (RFC 1035 §3.2, RFC 3597 §5, IANA registry).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

enum class Type : std::uint16_t {
  a = 1,
  ns = 2,
  cname = 5,
  soa = 6,
  ptr = 12,
  hinfo = 13,
  mx = 15,
  txt = 16,
  rp = 17,
  afsdb = 18,
  aaaa = 28,
  loc = 29,
  srv = 33,
  naptr = 35,
  cert = 37,
  dname = 39,
  apl = 42,
  ds = 43,
  sshfp = 44,
  rrsig = 46,
  nsec = 47,
  dnskey = 48,
  nsec3 = 50,
  nsec3param = 51,
  tlsa = 52,
  smimea = 53,
  cds = 59,
  cdnskey = 60,
  openpgpkey = 61,
  csync = 62,
  zonemd = 63,
  svcb = 64,
  https = 65,
  spf = 99,
  uri = 256,
  caa = 257,
};

inline constexpr std::uint16_t class_in = 1;

// "CAA", "TYPE65400"; any case. Nothing for a word that is no type.
std::optional<Type> type_from_text(std::string_view word);
std::optional<std::uint16_t> class_from_text(std::string_view word);  // "IN", "CH", "HS", "CLASS1"
std::string type_text(Type type);                                     // "CAA" or "TYPE65400"

}  // namespace dcvlint
