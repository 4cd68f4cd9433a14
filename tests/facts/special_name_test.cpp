#include "lint/facts/special_name.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/host_name.h"

using namespace dcvlint;

namespace {

std::string suffix(std::string_view name) {
  const HostName host = host_name(name);
  const SpecialName* special = special_name(host.bare, host.last);
  return special == nullptr ? "none" : std::string(special->suffix);
}

bool reverse(std::string_view name) {
  const HostName host = host_name(name);
  return is_reverse_name(host.bare, host.last);
}

}  // namespace

TEST_CASE("names that are set aside") {
  CHECK(suffix("printer.local") == "local");
  CHECK(suffix("PRINTER.LOCAL.") == "local");
  CHECK(suffix("*.local") == "local");
  CHECK(suffix("local") == "local");
  CHECK(suffix("www.internal") == "internal");
  CHECK(suffix("nas.lan") == "lan");
  CHECK(suffix("www.INTRANET") == "intranet");
  CHECK(suffix("db.private") == "private");
  CHECK(suffix("www.example.com") == "example.com");
  CHECK(suffix("example.org") == "example.org");
  CHECK(suffix("a.b.example") == "example");
  CHECK(suffix("nas.home.arpa") == "home.arpa");
  CHECK(suffix("x.onion") == "onion");
  for (const char* other :
       {"local.se", "mylocal", "www.kth.se", "example.se", "my-example.com", "com", "arpa",
        "1.2.3.in-addr.arpa", "a.locals", "host.localdomain", "lan.se", "*"}) {
    INFO(other);
    CHECK(suffix(other) == "none");
  }
}

TEST_CASE("names of reverse DNS") {
  CHECK(reverse("1.2.0.192.in-addr.arpa"));
  CHECK(reverse("*.IP6.ARPA."));
  CHECK(reverse("in-addr.arpa"));
  CHECK_FALSE(reverse("xin-addr.arpa"));
  CHECK_FALSE(reverse("ip6.arpa.se"));
  CHECK_FALSE(reverse("home.arpa"));
}
