#pragma once
// Fetches what a CA would fetch, redirect by redirect, each judged before it is followed
// (BR 2.3.1 §3.2.2.4.18, §3.2.2.4.19).

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/clock.h"
#include "lint/sources/http_transport.h"

namespace dcvlint {

struct HttpStep {
  HttpUrl url;
  std::string peer;  // "192.0.2.1:80"; may be empty
  int status = 0;    // 0: no answer
  std::string location;
};

struct HttpWalk {
  std::vector<HttpStep> steps;  // in order; at least one
  HttpFault fault = HttpFault::none;
  std::string why;   // more words on the fault; may be empty
  std::string body;  // when nothing is wrong
};

// The addresses of a host as DNS has them; asked again for each host on the way.
using HttpResolver = std::function<std::vector<IpAddress>(std::string_view host)>;

constexpr std::size_t most_redirects = 10;
// For all of a walk: a server could else make ten slow steps of it. CAs give up sooner.
constexpr std::int64_t most_walk_milliseconds = 30'000;

HttpWalk walk_http(HttpTransport& transport, const HttpResolver& addresses, HttpUrl url,
                   Clock& clock);

}  // namespace dcvlint
