#include "lint/sources/dns_address.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <optional>

namespace dcvlint {
namespace {

std::optional<std::uint16_t> parse_port(std::string_view text) {
  std::uint16_t port = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), port);
  if (error != std::errc() || end != text.data() + text.size() || port == 0) return std::nullopt;
  return port;
}

bool parse_octets(std::string_view text, bool ipv6, ServerAddress& address) {
  address.ipv6 = ipv6;
  return inet_pton(ipv6 ? AF_INET6 : AF_INET, std::string(text).c_str(), address.octets.data()) ==
         1;
}

std::string shown(const ServerAddress& address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const int family = address.ipv6 ? AF_INET6 : AF_INET;
  inet_ntop(family, address.octets.data(), text.data(), static_cast<socklen_t>(text.size()));
  const std::string host = address.ipv6 ? '[' + std::string(text.data()) + ']' : text.data();
  return host + ':' + std::to_string(address.port);
}

}  // namespace

bool ServerAddress::is_loopback() const {
  if (!ipv6) return octets[0] == 127;
  return octets[15] == 1 && std::all_of(octets.begin(), octets.end() - 1,
                                        [](std::uint8_t octet) { return octet == 0; });
}

Result<ServerAddress> parse_server_address(std::string_view text) {
  const auto refused = [&](std::string what) { return fail(std::string(text), std::move(what)); };
  std::string_view host = text;
  std::optional<std::string_view> port;
  bool ipv6 = false;
  if (text.starts_with('[')) {
    const std::size_t end = text.find(']');
    if (end == std::string_view::npos) return refused("the bracket is not closed");
    ipv6 = true;
    host = text.substr(1, end - 1);
    if (end + 1 < text.size()) {
      if (text[end + 1] != ':') return refused("only :PORT may follow the bracket");
      port = text.substr(end + 2);
    }
  } else if (const std::size_t colon = text.find(':'); colon != std::string_view::npos) {
    ipv6 = text.find(':', colon + 1) != std::string_view::npos;
    if (!ipv6) {
      host = text.substr(0, colon);
      port = text.substr(colon + 1);
    }
  }
  ServerAddress address;
  // inet_pton would stop at a zero octet and take what stands before it.
  if (host.find('\0') != std::string_view::npos || !parse_octets(host, ipv6, address)) {
    return refused(
        "is no address of a resolver: 127.0.0.1, 127.0.0.1:5353 or [::1]:53 is expected");
  }
  if (port) {
    const auto number = parse_port(*port);
    if (!number) return refused("a port is a number from 1 to 65535");
    address.port = *number;
  }
  address.text = shown(address);
  return address;
}

Result<std::string> resolver_text(std::string_view text) {
  if (text == embedded_resolver) return std::string(text);
  auto address = parse_server_address(text);
  if (!address) return fail(address.error());
  return std::move(address->text);
}

}  // namespace dcvlint
