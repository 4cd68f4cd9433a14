#include "lint/sources/dns_address.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

TEST_CASE("addresses of resolvers") {
  struct Row {
    std::string text;
    std::string shown;  // or what is wrong
    bool loopback;
  };
  const std::string none =
      "is no address of a resolver: 127.0.0.1, 127.0.0.1:5353 or [::1]:53 is expected";
  const std::string port = "a port is a number from 1 to 65535";
  const Row rows[] = {
      {"127.0.0.1", "127.0.0.1:53", true},
      {"127.9.9.9:5353", "127.9.9.9:5353", true},
      {"192.0.2.1:65535", "192.0.2.1:65535", false},
      {"::1", "[::1]:53", true},
      {"[::1]", "[::1]:53", true},
      {"[::1]:5353", "[::1]:5353", true},
      {"2001:DB8::1", "[2001:db8::1]:53", false},
      {"[2001:db8::0:1]:99", "[2001:db8::1]:99", false},
      {"::", "[::]:53", false},
      {"", none, false},
      {"localhost", none, false},
      {"127.1", none, false},
      {"[127.0.0.1]:53", none, false},
      {"127.0.0.1:", port, false},
      {"127.0.0.1:0", port, false},
      {"127.0.0.1:65536", port, false},
      {"127.0.0.1:53x", port, false},
      {"127.0.0.1:-1", port, false},
      {"[::1", "the bracket is not closed", false},
      {"[::1]53", "only :PORT may follow the bracket", false},
      {"[::1]:", port, false},
      {std::string("127.0.0.1\0x", 11), none, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto address = parse_server_address(row.text);
    CHECK((address ? address->text : address.error().what) == row.shown);
    CHECK((address && address->is_loopback()) == row.loopback);
  }
}

TEST_CASE("one resolver has one text") {
  CHECK(*resolver_text("127.0.0.1") == *resolver_text("127.0.0.1:53"));
  CHECK(*resolver_text("2001:DB8:0::1") == "[2001:db8::1]:53");
  CHECK(*resolver_text("embedded") == "embedded");
  CHECK_FALSE(resolver_text("Embedded"));
  CHECK_FALSE(resolver_text("resolver.example"));
}
