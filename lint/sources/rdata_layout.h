#pragma once
// The fields of RDATA by type, in text and on the wire.

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/facts/type.h"

namespace dcvlint {

enum class Form : std::uint8_t {
  u8,
  u16,
  u32,
  period,  // 32 bits; seconds or units such as 1h30m (SOA timers)
  name,    // domain name, uncompressed
  ipv4,
  ipv6,
  text,         // one <character-string>
  texts,        // one or more
  quoted_text,  // the rest, in quotes, without a length (URI)
  regexp,       // a <character-string> that RFC 3402 §3.2 constrains (NAPTR)
  hex,          // the rest, at least one octet
  base64,       // the rest, at least one octet
  types,        // type bitmap (RFC 4034 §4.1.2), at least one type
  types_or_none,
  type,              // one type, 16 bits (RRSIG)
  algorithm,         // DNSSEC algorithm number or mnemonic, 8 bits
  digest_type,       // DS digest, 8 bits
  hash,              // NSEC3 hash algorithm, 8 bits
  protocol,          // DNSKEY protocol, 8 bits
  key_flags,         // DNSKEY flags, 16 bits
  ttl,               // 32 bits (RRSIG)
  time,              // YYYYMMDDHHMMSS or seconds, 32 bits
  salt,              // "-" or hex without spaces, with a length octet
  next_hash,         // base32hex without padding, with a length octet
  certificate_type,  // CERT, 16 bits
  notify_scheme,     // DSYNC, 8 bits
  eui48,
  eui64,
  locator64,       // four groups of four hex digits
  gateway,         // IPSECKEY: none, an address or a name
  base64_or_none,  // none when the flags in front say so (KEY, RFC 2535 §3.1.2)
  loc,
  apl,
  relay,           // AMTRELAY: discovery bit and type in one octet, then as a gateway
  a6,              // prefix length, address suffix, prefix name
  nxt_types,       // a bit for each type up to 127
  transport,       // WKS protocol, 8 bits
  service_bits,    // the rest: a bit for each port
  nsap,            // the rest: 0x and hex, dots between
  psdn_address,    // a <character-string> of digits (X25)
  base64_or_dash,  // the rest; "-" is none (DOA)
};

struct Field {
  Form form{};
  std::string_view what;  // for messages
};

// Empty for types that have a reader of their own (CAA, SVCB, HTTPS) and for
// those that we don't know.
std::span<const Field> rdata_fields(Type type);

// Octets of the digest that ends RDATA of this type, 0 when any length will do.
// `kind` is the octet that names the digest.
unsigned digest_size(Type type, std::uint8_t kind);

}  // namespace dcvlint
