// Fetches as a CA would, for tests/servers/http.sh:
//   fetch_http [--allow-private] [--seconds N] http|https HOST PORT PATH [HOST=ADDRESS...]
// A line for each step, then "fault: words" or "body: N octets, begins with …".

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "lint/base/printable.h"
#include "lint/commands/machine_clock.h"
#include "lint/sources/http_curl.h"
#include "lint/sources/http_walk.h"

namespace dcvlint {
namespace {

struct Asked {
  HttpOptions options;
  HttpUrl url;
  std::multimap<std::string, IpAddress, std::less<>> hosts;
};

Asked read(int count, char** words) {
  Asked asked;
  std::vector<std::string> rest;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    const std::size_t equals = word.find('=');
    if (word == "--allow-private") {
      asked.options.allow_private = true;
    } else if (word == "--seconds" && i + 1 < count) {
      asked.options.total_milliseconds = std::atoi(words[++i]) * 1000;
    } else if (const auto ip =
                   equals == std::string::npos ? std::nullopt : parse_ip(word.substr(equals + 1))) {
      asked.hosts.emplace(word.substr(0, equals), *ip);
    } else {
      rest.push_back(word);
    }
  }
  rest.resize(4);
  asked.url = {rest[0], rest[1], static_cast<std::uint16_t>(std::atoi(rest[2].c_str())), rest[3]};
  return asked;
}

int run(const Asked& asked) {
  auto http = open_http(asked.options);
  if (!http) return std::fputs((http.error().what + '\n').c_str(), stderr), 2;
  const HttpResolver hosts = [&](std::string_view host) {
    std::vector<IpAddress> addresses;
    const auto [first, last] = asked.hosts.equal_range(host);
    for (auto each = first; each != last; ++each) addresses.push_back(each->second);
    return addresses;
  };
  MachineClock clock;
  const HttpWalk walk = walk_http(**http, hosts, asked.url, clock);
  for (const HttpStep& step : walk.steps) {
    fmt::print("{} {} at {}{}\n", step.status, step.url.text(), step.peer,
               step.location.empty() ? "" : ", to " + printable(step.location));
  }
  if (walk.fault != HttpFault::none) {
    fmt::print("fault: {}{}\n", http_fault_text(walk.fault),
               walk.why.empty() ? "" : " (" + walk.why + ')');
    return 1;
  }
  fmt::print("body: {} octets, begins with {}\n", walk.body.size(),
             printable(walk.body.substr(0, 20)));
  return 0;
}

}  // namespace
}  // namespace dcvlint

int main(int count, char** words) { return dcvlint::run(dcvlint::read(count, words)); }
