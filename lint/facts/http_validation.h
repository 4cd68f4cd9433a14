#pragma once
// Control over a website as proof of control over its name: BR 2.3.1 §3.2.2.4.18 (a file below
// /.well-known/pki-validation) and §3.2.2.4.19 (ACME http-01, RFC 8555 §8.3). Neither serves
// wildcards or names below the one that was looked at, since 2021-12-01.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace dcvlint {

enum class HttpMethod : std::uint8_t { website, acme };

// BR 1.6.1, Authorized Ports.
inline constexpr std::array<std::uint16_t, 4> authorized_ports = {80, 443, 25, 22};
bool is_authorized_port(std::uint16_t port);
// Where a CA begins: .18 on each of these in turn until one answers, .19 at port 80 only.
std::span<const std::uint16_t> first_ports(HttpMethod method);

enum class HttpFault : std::uint8_t {
  none,
  status,              // neither 2xx nor a redirect
  redirect_status,     // 3xx, but neither 301, 302, 307 nor 308
  redirect_nowhere,    // without a Location that is a URL
  redirect_scheme,     // to another scheme than http and https
  redirect_port,       // to a port that is not authorised
  too_many_redirects,  // more than 10, where CAs give up
  too_large,           // more than 64 KiB
  no_address,          // DNS has none for the host
  private_address,     // one that IANA set aside; no CA gets there
  unreachable,         // no connection, or none that lasted
  too_slow,            // not at the end after 30 s, with all redirects
};
// "the server answers with something else than 200 to 299"
std::string_view http_fault_text(HttpFault fault);

// What follows on an answer with `status`; none: nothing is against it. `location` is where it
// leads as an absolute URL: scheme in lower case and port, 0 where it could not be read.
HttpFault answer_fault(int status, std::string_view scheme, std::uint16_t port);
bool is_redirect(int status);

enum class HttpContent : std::uint8_t {
  same,       // but for line ends and blanks at the end of lines
  with_more,  // it is in there, with something before or behind it
  other,
  empty,
};
// `expected`: the lines of the file, or the key authorization, which nothing may surround
// (RFC 8555 §8.3 lets a CA overlook blanks behind it).
HttpContent http_content(HttpMethod method, std::string_view body, std::string_view expected);

// "/.well-known/pki-validation/F.txt"
std::string http_path(HttpMethod method, std::string_view file);

}  // namespace dcvlint
