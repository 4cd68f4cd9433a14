#include "lint/facts/oid.h"

#include <doctest/doctest.h>

#include <string>

namespace dcvlint {
namespace {

TEST_CASE("octets to dots and back") {
  for (const char* text : {"0.0", "0.39", "1.0", "2.5.4.3", "2.39.1", "2.999.3",
                           "1.2.840.113549.1.1.11", "1.3.6.1.4.1.18446744073709551615"}) {
    const auto octets = oid_octets(text);
    REQUIRE(octets.has_value());
    CHECK(oid_is_valid(*octets));
    CHECK(oid_text(*octets) == text);
  }
  for (const char* text : {"", "2", "3.1", "1.40", "1..2", "1.2.", ".1.2", "01.2", "1.02", "1.a",
                           "1.3.18446744073709551616"}) {
    INFO(text);
    CHECK_FALSE(oid_octets(text).has_value());
  }
}

TEST_CASE("arcs beyond 64 bits, and octets that are no OID") {
  CHECK(oid_text("\x69\x82\x80\x80\x80\x80\x80\x80\x80\x80\x01") == "2.25.18446744073709551617");
  // As a first arc, of which 80 goes to the 2.
  CHECK(oid_text("\x82\x80\x80\x80\x80\x80\x80\x80\x80\x01") == "2.18446744073709551537");
  CHECK(oid_text("") == "?");
  CHECK(oid_text("\x55\x84") == "2.5.?");
  CHECK(oid_text(std::string(100, '\x81') + "\x01") == "2.(101 octets)");
  CHECK(oid_text(std::string(9, '\x80') + "\x05").starts_with("2."));
  CHECK(oid_name("\x2A\x86\x48\x86\xF7\x0D\x01\x01\x0B") == "sha256WithRSAEncryption");
}

}  // namespace
}  // namespace dcvlint
