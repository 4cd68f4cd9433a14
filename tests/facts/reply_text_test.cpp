#include "lint/facts/reply_text.h"

#include <doctest/doctest.h>

using namespace dcvlint;

TEST_CASE("RCODEs and extended errors in words") {
  CHECK(rcode_text(0) == "NOERROR");
  CHECK(rcode_text(3) == "NXDOMAIN");
  CHECK(rcode_text(10) == "NOTZONE");
  CHECK(rcode_text(11) == "RCODE11");
  CHECK(rcode_text(16) == "BADVERS");
  CHECK(extended_error_text(6) == "DNSSEC Bogus");
  CHECK(extended_error_text(22) == "No Reachable Authority");
  CHECK(extended_error_text(30) == "Invalid Query Type");
  CHECK(extended_error_text(31) == "code 31");
}
