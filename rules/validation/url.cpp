#include "rules/validation/url.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/facts/ip_range.h"

namespace dcvlint {

UrlParts url_parts(std::string_view url) {
  UrlParts out;
  const std::size_t mark = url.find("://");
  if (mark == std::string_view::npos || url.find_first_of("/?#") < mark) return out;
  out.scheme = url.substr(0, mark);
  std::string_view rest = url.substr(mark + 3);
  const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
  out.path = rest.substr(end);
  rest = rest.substr(0, end);
  if (const std::size_t user = rest.rfind('@'); user != std::string_view::npos) {
    rest.remove_prefix(user + 1);
  }
  const std::size_t bracket = rest.rfind(']');  // of an IPv6 address
  const std::size_t colon = rest.find(':', bracket == std::string_view::npos ? 0 : bracket);
  if (colon != std::string_view::npos) out.port = rest.substr(colon + 1);
  out.host = rest.substr(0, colon);
  if (out.host.starts_with('[') && out.host.ends_with(']')) {
    out.host = out.host.substr(1, out.host.size() - 2);
  }
  return out;
}

std::string url_problem(std::string_view url) {
  constexpr std::array<std::string_view, 4> ports{"80", "443", "25", "22"};
  const UrlParts parts = url_parts(url);
  if (parts.scheme.empty()) {
    const std::size_t colon = url.find(':');
    const bool relative = colon == std::string_view::npos || url.find_first_of("/?#") < colon;
    return relative ? "" : "the scheme is " + lower_case(url.substr(0, colon));
  }
  if (!equal_folded(parts.scheme, "http") && !equal_folded(parts.scheme, "https")) {
    return "the scheme is " + lower_case(parts.scheme);
  }
  if (parts.port.empty() || std::ranges::find(ports, parts.port) != ports.end()) return "";
  return "the port is " + std::string(parts.port);
}

bool same_host(std::string_view host, std::string_view name) {
  const auto address = parse_ip(host), other = parse_ip(name);
  if (address || other) return address && other && address->view() == other->view();
  if (host.ends_with('.')) host.remove_suffix(1);
  return !host.empty() && equal_folded(host, name);
}

}  // namespace dcvlint
