#include "lint/sources/http_walk.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>

using namespace dcvlint;

namespace {

// Time passes only where a site takes some.
class HandClock : public Clock {
 public:
  std::int64_t unix_milliseconds() override { return 0; }
  std::int64_t steady_microseconds() override { return now; }
  std::int64_t now = 0;
};

// "200 body", "302 http://…", by URL; anything else cannot be reached.
class Sites : public HttpTransport {
 public:
  std::map<std::string, std::string> pages;
  std::string asked;  // "http://a.example/ at 192.0.2.1; …"
  HandClock clock;
  std::int64_t milliseconds_a_page = 0;
  std::int64_t last_patience = 0;  // milliseconds

  HttpReply get(const HttpUrl& url, std::span<const IpAddress> addresses,
                std::int64_t milliseconds) override {
    last_patience = milliseconds;
    clock.now += std::min(milliseconds, milliseconds_a_page) * 1000;
    asked += (asked.empty() ? "" : "; ") + url.text() + " at " + std::to_string(addresses.size());
    HttpReply reply;
    const auto page = pages.find(url.text());
    if (page == pages.end()) {
      reply.fault = HttpFault::unreachable;
      reply.why = "refused";
      return reply;
    }
    reply.status = std::stoi(page->second);
    const std::string rest = page->second.substr(4);
    reply.peer = "192.0.2.1:80";
    if (!is_redirect(reply.status)) {
      reply.body = rest;
      return reply;
    }
    reply.location = rest;
    reply.leads_to = parse(rest);
    return reply;
  }

 private:
  // "scheme host port path"
  static std::optional<HttpUrl> parse(const std::string& text) {
    if (text.empty()) return std::nullopt;
    const std::size_t host = text.find(' ') + 1, port = text.find(' ', host) + 1,
                      path = text.find(' ', port) + 1;
    return HttpUrl{text.substr(0, host - 1), text.substr(host, port - host - 1),
                   static_cast<std::uint16_t>(std::stoi(text.substr(port))), text.substr(path)};
  }
};

// "body" or "! fault (why)"; then what was asked.
std::string walked(Sites sites, const HttpUrl& url) {
  const auto two = [](std::string_view) { return std::vector<IpAddress>(2); };
  const HttpWalk walk = walk_http(sites, two, url, sites.clock);
  const std::string end = walk.fault == HttpFault::none
                              ? walk.body
                              : "! " + std::string(http_fault_text(walk.fault)) +
                                    (walk.why.empty() ? "" : " (" + walk.why + ")");
  return end + " | " + sites.asked;
}

}  // namespace

TEST_CASE("HTTP walk: to the end") {
  const HttpUrl start{"http", "a.example", 80, "/x"};
  Sites sites;
  sites.pages["http://a.example/x"] = "200 hello";
  CHECK(walked(sites, start) == "hello | http://a.example/x at 2");
  sites.pages["http://a.example/x"] = "301 https a.example 443 /x";
  sites.pages["https://a.example/x"] = "308 http 192.0.2.7 22 /y";
  sites.pages["http://192.0.2.7:22/y"] = "204 ";
  CHECK(walked(sites, start) ==
        " | http://a.example/x at 2; https://a.example/x at 2; http://192.0.2.7:22/y at 1");
  sites.pages["https://a.example/x"] = "307 http [2001:db8::1] 80 /z?q=1";
  sites.pages["http://[2001:db8::1]/z?q=1"] = "200 six";
  CHECK(walked(sites, start) ==
        "six | http://a.example/x at 2; https://a.example/x at 2; http://[2001:db8::1]/z?q=1 at 1");
}

TEST_CASE("HTTP walk: what a CA does not follow") {
  const HttpUrl start{"http", "a.example", 80, "/x"};
  const std::string asked = " | http://a.example/x at 2";
  Sites sites;
  CHECK(walked(sites, start) == "! nobody could be reached (refused)" + asked);
  sites.pages["http://a.example/x"] = "404 gone";
  CHECK(walked(sites, start) == "! the server answers with something else than 200 to 299" + asked);
  sites.pages["http://a.example/x"] = "303 http b.example 80 /";
  CHECK(walked(sites, start) == "! CAs follow redirects of 301, 302, 307 and 308 only" + asked);
  sites.pages["http://a.example/x"] = "302 http b.example 8080 /";
  CHECK(walked(sites, start) ==
        "! the redirect leads to another port than 80, 443, 25 and 22" + asked);
  sites.pages["http://a.example/x"] = "302 gopher b.example 70 /";
  CHECK(walked(sites, start) ==
        "! the redirect leads to another scheme than http and https" + asked);
  sites.pages["http://a.example/x"] = "302 ";
  CHECK(walked(sites, start) == "! the redirect has no Location that is a URL" + asked);
}

TEST_CASE("HTTP walk: a loop ends") {
  Sites sites;
  sites.pages["http://a.example/x"] = "302 http a.example 80 /x";
  const HttpUrl start{"http", "a.example", 80, "/x"};
  const HttpWalk walk = walk_http(
      sites, [](std::string_view) { return std::vector<IpAddress>(1); }, start, sites.clock);
  CHECK(walk.fault == HttpFault::too_many_redirects);
  CHECK(walk.steps.size() == 11);
}

TEST_CASE("HTTP walk: slow redirects end as one, however few they are") {
  Sites sites;
  sites.pages["http://a.example/x"] = "302 http a.example 80 /x";
  sites.milliseconds_a_page = 8'000;
  const HttpUrl start{"http", "a.example", 80, "/x"};
  const auto one = [](std::string_view) { return std::vector<IpAddress>(1); };
  const HttpWalk walk = walk_http(sites, one, start, sites.clock);
  CHECK(walk.fault == HttpFault::too_slow);
  CHECK(walk.steps.size() == 4);
  CHECK(sites.last_patience == 6'000);
  CHECK(sites.clock.now == 30'000'000);

  // Addresses take their time, too.
  Sites idle;
  idle.pages["http://a.example/x"] = "302 http a.example 80 /x";
  const auto slow = [&](std::string_view) {
    idle.clock.now += 20'000'000;
    return std::vector<IpAddress>(1);
  };
  const HttpWalk waited = walk_http(idle, slow, start, idle.clock);
  CHECK(waited.fault == HttpFault::too_slow);
  CHECK(waited.steps.size() == 2);
  CHECK(idle.asked == "http://a.example/x at 1");
}
