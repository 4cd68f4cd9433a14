#include "lint/sources/http_walk.h"

#include <utility>

namespace dcvlint {
namespace {

std::vector<IpAddress> addresses_of(const HttpUrl& url, const HttpResolver& resolver) {
  if (!url.is_literal()) return resolver(url.host);
  std::string_view host = url.host;
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  const auto address = parse_ip(host);
  return address ? std::vector{*address} : std::vector<IpAddress>();
}

}  // namespace

HttpWalk walk_http(HttpTransport& transport, const HttpResolver& addresses, HttpUrl url,
                   Clock& clock) {
  HttpWalk walk;
  const std::int64_t end = clock.steady_microseconds() + most_walk_milliseconds * 1000;
  for (;;) {
    const std::vector<IpAddress> found = addresses_of(url, addresses);
    const std::int64_t left = (end - clock.steady_microseconds()) / 1000;
    HttpReply reply;
    if (left > 0) reply = transport.get(url, found, left);
    if (clock.steady_microseconds() >= end) {
      reply = {};
      reply.fault = HttpFault::too_slow;
    }
    walk.steps.push_back({url, std::move(reply.peer), reply.status, std::move(reply.location)});
    walk.fault = reply.fault;
    walk.why = std::move(reply.why);
    if (walk.fault == HttpFault::none) {
      const HttpUrl to = reply.leads_to.value_or(HttpUrl{"", "", 0, ""});
      walk.fault = answer_fault(reply.status, to.scheme, to.port);
    }
    if (walk.fault != HttpFault::none) return walk;
    if (!is_redirect(reply.status)) {
      walk.body = std::move(reply.body);
      return walk;
    }
    if (walk.steps.size() > most_redirects) {
      walk.fault = HttpFault::too_many_redirects;
      return walk;
    }
    url = *std::move(reply.leads_to);
  }
}

}  // namespace dcvlint
