#pragma once
// Where a resolver listens: what --dns is given.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "lint/base/result.h"

namespace dcvlint {

struct ServerAddress {
  bool ipv6 = false;
  std::array<std::uint8_t, 16> octets{};  // of IPv4 the first four
  std::uint16_t port = 53;
  std::string text;  // "127.0.0.1:53", "[::1]:53"

  // Whether what travels to it never leaves the machine. AD is worth what the path is worth
  // (RFC 6840 §5.8 asks for a secure channel), so that any other address deserves a warning.
  bool is_loopback() const;
};

// "192.0.2.1", "192.0.2.1:5353", "2001:db8::1", "[2001:db8::1]", "[2001:db8::1]:5353". Names are
// refused: who would be asked for their address?
Result<ServerAddress> parse_server_address(std::string_view text);

// What stands for a resolver of our own where an address is expected.
inline constexpr std::string_view embedded_resolver = "embedded";
// ServerAddress::text of an address, so that one resolver has one text; "embedded" stays.
Result<std::string> resolver_text(std::string_view text);

}  // namespace dcvlint
