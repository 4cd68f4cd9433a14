#pragma once
// One HTTP request and its answer; whoever follows redirects asks again.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "lint/facts/http_validation.h"
#include "lint/facts/ip_range.h"

namespace dcvlint {

struct HttpUrl {
  std::string scheme = "http";  // in lower case
  std::string host;             // as in a URL: "www.example.org", "192.0.2.1", "[2001:db8::1]"
  std::uint16_t port = 80;
  std::string path = "/";    // with the query; printable ASCII
  std::string text() const;  // the port only where the scheme has another
  bool is_literal() const;   // its host is an address
  bool operator==(const HttpUrl&) const = default;
};

struct HttpReply {
  // none: an answer came, be it a bad one; too_large, private_address or unreachable, for which
  // `why` has words.
  HttpFault fault = HttpFault::none;
  std::string why;
  std::string peer;  // "192.0.2.1:80": who answered, or was not to be asked
  int status = 0;
  std::string body;                 // octets, 64 KiB at most; of an answer without redirect
  std::string location;             // the header's own text, 1 KiB at most
  std::optional<HttpUrl> leads_to;  // the same, resolved (RFC 3986 §5)
};

class HttpTransport {
 public:
  virtual ~HttpTransport() = default;
  // Asks at one of the addresses, in their order. Waits, but not longer than that.
  virtual HttpReply get(const HttpUrl& url, std::span<const IpAddress> addresses,
                        std::int64_t milliseconds) = 0;
};

}  // namespace dcvlint
