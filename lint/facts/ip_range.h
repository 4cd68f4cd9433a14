#pragma once
// IP addresses as text, those that IANA set aside (RFC 6890), and those that no CA can reach.

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dcvlint {

struct IpAddress {
  std::array<char, 16> octets{};
  std::uint8_t size = 0;  // 4 or 16
  std::string_view view() const { return {octets.data(), size}; }
};

enum class IpText : std::uint8_t {
  strict,   // IPv4 as RFC 3986 §3.2.2 has it: no leading zeros
  lenient,  // leading zeros, which mean nothing here
};
// IPv6 in any form of RFC 4291 §2.2, without a zone.
std::optional<IpAddress> parse_ip(std::string_view text, IpText form = IpText::strict);

// A row of the IANA IPv4 or IPv6 Special-Purpose Address Registry.
struct SpecialBlock {
  std::string_view prefix;   // "192.0.2.0/24"
  std::string_view name;     // "Documentation (TEST-NET-1)"
  std::string_view defined;  // "RFC 5737"
};
// The narrowest block that an address of 4 or 16 octets lies in; null: none, or other sizes. BR
// 1.6.1 calls addresses of every row reserved, those that are routed globally too.
const SpecialBlock* special_block(std::string_view octets);
// Likewise, with what the registries leave out because it is no host's, or no longer: multicast,
// site-local addresses, and both old forms that carry an IPv4 address, which a gateway may turn
// into that one.
const SpecialBlock* unreached_block(std::string_view octets);

}  // namespace dcvlint
