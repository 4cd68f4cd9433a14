#include "lint/facts/http_validation.h"

#include <algorithm>
#include <vector>

namespace dcvlint {
namespace {

// Without blanks at their ends, and without empty ones at the end.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, end - at);
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    lines.push_back(line);
    at = end + 1;
  }
  while (!lines.empty() && lines.back().empty()) lines.pop_back();
  return lines;
}

}  // namespace

bool is_authorized_port(std::uint16_t port) {
  return std::ranges::find(authorized_ports, port) != authorized_ports.end();
}

std::span<const std::uint16_t> first_ports(HttpMethod method) {
  const std::span<const std::uint16_t> ports(authorized_ports);
  return method == HttpMethod::acme ? ports.first(1) : ports.first(2);
}

std::string_view http_fault_text(HttpFault fault) {
  switch (fault) {
    case HttpFault::none:
      break;
    case HttpFault::status:
      return "the server answers with something else than 200 to 299";
    case HttpFault::redirect_status:
      return "CAs follow redirects of 301, 302, 307 and 308 only";
    case HttpFault::redirect_nowhere:
      return "the redirect has no Location that is a URL";
    case HttpFault::redirect_scheme:
      return "the redirect leads to another scheme than http and https";
    case HttpFault::redirect_port:
      return "the redirect leads to another port than 80, 443, 25 and 22";
    case HttpFault::too_many_redirects:
      return "more than 10 redirects";
    case HttpFault::too_large:
      return "more than 64 KiB are sent";
    case HttpFault::no_address:
      return "DNS has no address for it";
    case HttpFault::private_address:
      return "its address is none of the public internet";
    case HttpFault::unreachable:
      return "nobody could be reached";
    case HttpFault::too_slow:
      return "no file after 30 s, redirects included";
  }
  return "nothing is wrong";
}

bool is_redirect(int status) { return status >= 300 && status <= 399; }

HttpFault answer_fault(int status, std::string_view scheme, std::uint16_t port) {
  if (status >= 200 && status <= 299) return HttpFault::none;
  if (!is_redirect(status)) return HttpFault::status;
  if (status != 301 && status != 302 && status != 307 && status != 308) {
    return HttpFault::redirect_status;
  }
  if (scheme.empty()) return HttpFault::redirect_nowhere;
  if (scheme != "http" && scheme != "https") return HttpFault::redirect_scheme;
  return is_authorized_port(port) ? HttpFault::none : HttpFault::redirect_port;
}

HttpContent http_content(HttpMethod method, std::string_view body, std::string_view expected) {
  const std::vector<std::string_view> there = lines_of(body);
  const std::vector<std::string_view> wanted = lines_of(expected);
  if (there.empty()) return HttpContent::empty;
  if (there == wanted) return HttpContent::same;
  if (method == HttpMethod::acme || wanted.empty()) return HttpContent::other;
  return std::ranges::search(there, wanted).empty() ? HttpContent::other : HttpContent::with_more;
}

std::string http_path(HttpMethod method, std::string_view file) {
  return std::string(method == HttpMethod::acme ? "/.well-known/acme-challenge/"
                                                : "/.well-known/pki-validation/") +
         std::string(file);
}

}  // namespace dcvlint
