#include "lint/reports/der_octets.h"

#include <doctest/doctest.h>

using namespace dcvlint;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view subject = "certificationRequestInfo.subject[0].value";

std::string shown_of(std::string_view bytes, std::uint32_t begin, std::uint32_t end,
                     std::string_view field = subject) {
  Documents documents;
  const Doc doc = documents.add("a.der", Bytes(bytes), 0);
  return der_octets_text(documents, {doc, begin, end}, field);
}

}  // namespace

TEST_CASE("octets of a place: the first ones, and their number") {
  CHECK(shown_of("\x30\x03KTH", 0, 5) == "5 octets at 0: 30 03 4B 54 48");
  CHECK(shown_of("\x30\x03KTH", 2, 3) == "1 octet at 2: 4B");
  CHECK(shown_of("\x30\x03KTH", 2, 2) == "at octet 2");
  CHECK(shown_of("abcdefghijklmnopq", 0, 17) ==
        "17 octets at 0: 61 62 63 64 65 66 67 68 69 6A 6B 6C 6D 6E 6F 70 …");
  CHECK(shown_of("abcdefghijklmnop", 0, 16) ==
        "16 octets at 0: 61 62 63 64 65 66 67 68 69 6A 6B 6C 6D 6E 6F 70");
}

TEST_CASE("octets of keys, of request attributes and of what has no name: tag and length") {
  for (const char* field : {"", "tbsCertificate.subjectPublicKeyInfo.subjectPublicKey",
                            "certificationRequestInfo.attributes[0].values[0]"}) {
    CAPTURE(field);
    CHECK(shown_of("abcd", 0, 4, field) == "4 octets at 0: 61 62 …");
  }
  CHECK(shown_of("abcd", 0, 4, "certificationRequestInfo.attributes[0].values[0][0].extnValue") ==
        "4 octets at 0: 61 62 63 64");
}

TEST_CASE("no octet of a challengePassword, in whatever place it lies") {
  // O=KTH beside it: what stands behind the value is shown again.
  constexpr std::string_view bytes =
      "\x30\x11\x06\x09\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07\x0C\x04pass\x31\x03KTH"sv;
  const std::string head = "30 11 06 09 2A 86 48 86 F7 0D 01 09 07 0C 04 …";
  CHECK(shown_of(bytes, 0, 19) == "19 octets at 0: " + head);
  CHECK(shown_of(bytes, 13, 19) == "6 octets at 13: 0C 04 …");
  CHECK(shown_of(bytes, 15, 19) == "4 octets at 15, which are not shown");
  CHECK(shown_of(bytes, 17, 24) == "7 octets at 17, which are not shown");
  CHECK(shown_of(bytes, 19, 24) == "5 octets at 19: 31 03 4B 54 48");
  // Its length leads past the end, or is missing.
  CHECK(shown_of("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07\x0C\x7Fpass"sv, 9, 15) ==
        "6 octets at 9: 0C 7F …");
  CHECK(shown_of("\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07\x0C"sv, 0, 10) ==
        "10 octets at 0: 2A 86 48 86 F7 0D 01 09 07 0C");
}
