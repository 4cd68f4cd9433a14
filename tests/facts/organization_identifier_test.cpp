#include "lint/facts/organization_identifier.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;
using namespace std::string_view_literals;

namespace {

std::string parts(std::string_view text) {
  const OrganizationIdentifier read = parse_organization_identifier(text);
  std::string out = std::string(read.scheme) + "|" + std::string(read.country) + "|" +
                    std::string(read.state) + "|" + std::string(read.reference);
  if (read.fault != OrganizationIdentifierFault::none) {
    out += " " + std::string(organization_identifier_fault_text(read.fault));
  }
  return out;
}

}  // namespace

TEST_CASE("an organizationIdentifier's parts") {
  CHECK(parts("NTRSE-2021003211") == "NTR|SE||2021003211");
  CHECK(parts("NTRUS+CA-12-34") == "NTR|US|CA|12-34");
  CHECK(parts("") == "||| does not begin with a scheme of three capital letters");
  CHECK(parts("NtrSE-1") == "||| does not begin with a scheme of three capital letters");
  CHECK(parts("NTR-1") == "NTR||| has no country of two capital letters behind the scheme");
  CHECK(parts("NTRSE") == "NTR|SE|| has no hyphen before the reference");
  CHECK(parts("NTRSE-") == "NTR|SE|| has no reference behind the hyphen");
  CHECK(parts("NTRUS+-1") ==
        "NTR|US|| has no state of capital letters and digits behind the \"+\"");
  CHECK(parts("NTRUS+ca-1") ==
        "NTR|US|ca| has no state of capital letters and digits behind the \"+\"");
  CHECK(parts("NTRUS+CA") == "NTR|US|CA| has no hyphen before the reference");
}

TEST_CASE("the extension, and octets that are none") {
  const auto read = read_organization_identifier(
      "\x30\x11\x13\x03NTR\x13\x02US\x80\x02"
      "CA\x0C\x02"
      "12"sv);
  REQUIRE(read);
  CHECK(read->scheme == "NTR");
  CHECK(read->country == "US");
  CHECK(read->state == "CA");
  CHECK(read->reference == "12");
  for (const std::string_view octets :
       {""sv, "\x30"sv, "\x30\x00"sv, "\x30\x05\x13\x03NTR"sv, "\x30\x7F\x13\x03NTR"sv,
        "\x31\x11\x13\x03NTR\x13\x02US\x0C\x02"
        "12"sv,
        "\x30\x0B\x13\x03NTR\x13\x02US\x0C\x7F"sv}) {
    CHECK_FALSE(read_organization_identifier(octets));
  }
}
