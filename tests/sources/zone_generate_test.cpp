// $GENERATE. The names and texts are those that named-compilezone 9.18 makes.

#include "lint/sources/zone_generate.h"

#include <doctest/doctest.h>

#include "tests/sources/zone_reading.h"

using namespace dcvlint;
using dcvlint::testing::fragment;
using dcvlint::testing::ReadZone;

namespace {

std::string generated(std::string_view pattern, std::uint32_t step) {
  std::string out;
  const auto fault = append_generated(pattern, step, out);
  return fault ? "fault at " + std::to_string(fault->at) + "+" + std::to_string(fault->length)
               : out;
}

}  // namespace

TEST_CASE("patterns of $GENERATE") {
  CHECK(generated("a$", 7) == "a7");
  CHECK(generated("a$$b\\$c", 7) == "a$b\\$c");
  CHECK(generated("a${0}", 7) == "a7");
  CHECK(generated("a${-2}", 0) == "a-2");
  CHECK(generated("a${+1}y", 1) == "a2y");
  CHECK(generated("a${0,3}", 7) == "a007");
  CHECK(generated("a${0,3,d}", 1000) == "a1000");
  CHECK(generated("a${-10,4,d}", 1) == "a-009");
  CHECK(generated("${0,3,x} ${1,4,X} ${10,5,o}", 170) == "0aa 00AB 00264");
  CHECK(generated("${-2,0,x}", 0) == "fffffffe");
  CHECK(generated("${0,0,x}.${0,1,n}.${0,2,n}.${0,3,n}.${0,0,N}", 16) == "10.0.1.0.1.0.1.0.1");
  CHECK(generated("a${-2,0,n}", 0) == "ae.f.f.f.f.f.f.f");
  CHECK(generated("${0,8,n}", 0x1a) == "a.1.0.0.");
  CHECK(generated("a${z}", 1) == "fault at 1+4");
  CHECK(generated("a${1,2,q}", 1) == "fault at 1+8");
  CHECK(generated("a${1,2", 1) == "fault at 1+5");
  CHECK(generated("a${1}", 2147483647) == "fault at 1+4");
  CHECK(generated("a${0,128,d}", 1) == "fault at 1+10");
}

TEST_CASE("ranges of $GENERATE") {
  const auto text = [](std::string_view range) {
    const auto read = parse_generate_range(range);
    if (!read) return std::string("none");
    return std::to_string(read->start) + "-" + std::to_string(read->stop) + "/" +
           std::to_string(read->step) + " " + std::to_string(read->steps());
  };
  CHECK(text("1-3") == "1-3/1 3");
  CHECK(text("0-10/4") == "0-10/4 3");
  CHECK(text("1-02") == "1-2/1 2");
  CHECK(text("+1-+2") == "1-2/1 2");
  CHECK(text("1-3x") == "1-3/1 3");  // BIND does not look further
  CHECK(text("0-2147483647/2147483647") == "0-2147483647/2147483647 2");
  for (std::string_view bad : {"", "1", "1-", "-3", "3-1", "1-3/0", "1-3/", "1-3//2", "x-y",
                               "0-2147483648", "99999999999999999999-1"}) {
    CAPTURE(std::string(bad));
    CHECK(text(bad) == "none");
  }
}

TEST_CASE("records of $GENERATE") {
  const ReadZone read(
      "$TTL 300\n"
      "$GENERATE 1-5/2 a${0,3,x} 60 IN TXT \"\\\"v $ \\$ $$\\\"\"\n"
      "$GENERATE 1-2 @ IN 60 A 192.0.2.$\n"
      "$GENERATE 1-1 a$ MX \"10 m$\"\n"
      "$GENERATE 1-1 a$ TXT \"x ; y\"\n"
      "  TXT inherited\n",
      {}, fragment());
  // The owner is that of the record before; here there is none.
  CHECK(read.faults() == "6:3+3 no-owner [TXT]\n");
  CHECK(read.records() ==
        "example. 60 A c0000201\nexample. 60 A c0000202\n"
        "a001.example. 60 TXT 0776203120242024\n"
        "a003.example. 60 TXT 0776203320242024\n"
        "a005.example. 60 TXT 0776203520242024\n"
        "a1.example. 300 MX 000a026d31076578616d706c6500\n"
        "a1.example. 300 TXT 0178\n");
}

TEST_CASE("a place in a generated record leads back to the directive") {
  const ReadZone read("x 1 A 192.0.2.1\n$GENERATE 1-2 a$ 1 NS b$\n", {}, fragment());
  const Record& record = read.zone.records().back();
  CHECK(read.documents.text(record.place) == "a2 1 NS b2");
  CHECK(read.where(record.place) == "main.zone ($GENERATE):2:1+10");
  const auto from = read.documents[record.place.doc].from;
  REQUIRE(from);
  CHECK(read.where(*from) == "2:1+24");
}

TEST_CASE("what one zone may generate is bounded") {
  ZoneFileOptions options = fragment();
  options.limits.generate_steps = 3;
  options.limits.generated_records = 4;
  const ReadZone read(
      "$GENERATE 1-4 a$ 1 A 192.0.2.$\n$GENERATE 1-3 b$ 1 A 192.0.2.$\n"
      "$GENERATE 1-2 c$ 1 A 192.0.2.$\n",
      {}, options);
  CHECK(read.faults() ==
        "1:11+3 generate-too-many [1-4] 4 steps, and at most 3 are made\n"
        "3:11+3 too-many-records [1-2] at most 4 are generated in one zone\n");
  CHECK(read.zone.records().size() == 3);
}
