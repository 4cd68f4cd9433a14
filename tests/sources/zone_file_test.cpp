// Owners, TTLs, classes and what the whole zone must have.

#include "lint/sources/zone_file.h"

#include <doctest/doctest.h>

#include "tests/sources/zone_reading.h"

using namespace dcvlint;
using dcvlint::testing::fragment;
using dcvlint::testing::ReadZone;

TEST_CASE("owners") {
  const ReadZone read(
      "$TTL 1\n@ TXT apex\n  TXT blank\nin TXT a\n300 TXT b\na TXT c\nA.B TXT d\na.b.example. TXT "
      "e\n"
      "\"quoted\" TXT f\n\\046.\\@ TXT g\nm\xc3\xbcnchen TXT h\n( i\n TXT i )\n\t( TXT j )\n"
      "$ORIGIN b.example.\n@ TXT k\na TXT l\n$ORIGIN sub\na TXT m\n",
      {}, fragment());
  CHECK(read.faults().empty());
  std::string owners;
  for (const Record& record : read.zone.records()) {
    owners += read.names.display(record.owner) + " " +
              std::string(read.zone.rdata_text(record).substr(1)) + "|";
  }
  CHECK(owners ==
        "example apex|example blank|in.example a|300.example b|a.example c|b.example k|"
        "a.b.example d|a.b.example e|a.b.example l|quoted.example f|\\..\\@.example g|"
        "m\\195\\188nchen.example h|i.example i|i.example j|a.sub.b.example m|");
}

std::string records_of(const ReadZone& read) {
  std::string out;
  for (const Record& record : read.zone.records()) {
    out += std::to_string(record.ttl) + " " + type_text(record.type) + " ";
    out +=
        std::to_string(record.rdata_size) + " " + std::string(read.zone.rdata_text(record)) + "|";
  }
  return out;
}

// Parentheses keep the reader from the short way that it has for usual lines.
TEST_CASE("usual lines are read like all others") {
  const char* const rows[] = {
      "A 192.0.2.1",
      "300 A 192.0.2.1",
      "300 IN A 192.0.2.1",
      "IN 300 A 192.0.2.1",
      "000000300 in a 192.0.2.1",
      "0000000000300 IN A 192.0.2.1",
      "2147483648 A 1.2.3.4",
      "4294967296 A 1.2.3.4",
      "1h IN A 192.0.2.1",
      "IN IN A 192.0.2.1",
      "300 300 A 192.0.2.1",
      "CH A 192.0.2.1",
      "300\tIN\tA\t192.0.2.1",
      "INA 192.0.2.1",
      "IN TYPE1 192.0.2.1",
      "IN CNAME a.b.",
      "CNAMES a.b.",
      "CNAM a.b.",
      "AAAA 2001:db8::1",
      "AAAAA 2001:db8::1",
      "caa 0 issue \"ca.example\"",
      "IN",
      "300",
      "A",
      "A 192.0.2.1x",
      "A 192.0.2.01",
      "A 192.0.2.256",
      "A 192.0.2.1 more",
      "A 192.0.2.",
      "A \\# 4 C0000201",
      "A 192.0.2.1;",
      "A 192.0.2\\.1",
      "A \"192.0.2.1\"",
      "A 192.0.2.1\r",
      "MX 10 mail",
      "TXT \"a b\" c",
  };
  for (const std::string row : rows) {
    const std::string end = row.ends_with(';') ? "\n)\n" : " )\n";
    for (const std::string start : {"a ", "a A 192.0.2.9\n  "}) {
      INFO(row);
      const ReadZone usual("$TTL 60\n" + start + row + "\n", {}, fragment());
      const ReadZone other("$TTL 60\n" + start + "( " + row + end, {}, fragment());
      CHECK(records_of(usual) == records_of(other));
      CHECK(usual.zone.faults().size() == other.zone.faults().size());
    }
  }
}

TEST_CASE("parentheses may close before the RDATA") {
  const ReadZone read(
      "a ( 60 A ) 192.0.2.1\nb ( 60 A ) \\# 4 C0000201\nc ( 60 TYPE65400\n)\\# 1 00\n", {},
      fragment());
  CHECK(read.faults().empty());
  std::string records;
  for (const Record& record : read.zone.records()) {
    records += read.names.display(record.owner) + ' ' +
               std::to_string(read.zone.rdata(record).size()) + "; ";
  }
  CHECK(records == "a.example 4; b.example 4; c.example 1; ");
}

TEST_CASE("TTL and class in either order") {
  const ReadZone read(
      "$TTL 1h\na A 192.0.2.1\nb 5 A 192.0.2.1\nc IN 6 A 192.0.2.1\nd 7 IN A 192.0.2.1\n"
      "e 1w2d3h4m5s in A 192.0.2.1\nf CLASS1 A 192.0.2.1\n$TTL 0\ng A 192.0.2.1\nh 0h30 A "
      "192.0.2.1\n",
      {}, fragment());
  CHECK(read.faults().empty());
  std::string ttls;
  for (const Record& record : read.zone.records()) ttls += std::to_string(record.ttl) + " ";
  CHECK(ttls == "3600 5 6 7 788645 3600 0 30 ");
}

TEST_CASE("TTL when none is written") {
  const std::string soa = "@ SOA ns host 1 2 3 4 300\n@ NS ns\n";
  CHECK(ReadZone(soa + "a 5 A 192.0.2.1\nb A 192.0.2.1\n").faults() ==
        "1:3+3 ttl-missing [SOA] BIND takes the SOA's minimum, 300\n");
  CHECK(ReadZone(soa + "a 5 A 192.0.2.1\nb A 192.0.2.1\n")
            .records()
            .ends_with("a.example. 5 A c0000201\nb.example. 300 A c0000201\n"));
  CHECK(ReadZone("@ 7 SOA ns host 1 2 3 4 300\n@ NS ns\n@ 8 NS b\na A 192.0.2.1\n").faults() ==
        "2:3+2 ttl-missing [NS] BIND takes the TTL written last, 7\n");
  CHECK(ReadZone("a A 192.0.2.1\nb A 192.0.2.1\n$TTL 1\n" + soa).faults() ==
        "1:3+1 ttl-unknown [A]\n");
  CHECK(ReadZone("a A 192.0.2.1\n", {}, fragment()).faults().empty());
}

TEST_CASE("what a whole zone must have") {
  CHECK(ReadZone("").faults() == "1:1+0 soa-missing [example]\n1:1+0 ns-missing [example]\n");
  CHECK(ReadZone("$TTL 1\na A 192.0.2.1\n").faults() ==
        "2:1+13 soa-missing [example]\n2:1+13 ns-missing [example]\n");
  CHECK(ReadZone("$TTL 1\na A 192.0.2.1\n", {}, fragment()).faults().empty());
  // A slip in the record is told, not that there is none.
  CHECK(ReadZone("$TTL 1\n@ SOA ns host x 2 3 4 5\n@ NS a..b\n").faults() ==
        "2:15+1 rdata-number [x] 0 to 4294967295 is expected\n"
        "3:8+1 empty-label [a..b] two dots in a row, or a dot in front\n");
}

TEST_CASE("a zone of which nothing is read never counts as good") {
  for (std::string_view text : {"\n", ";\n", " \n", "(", ")", "\"", "\\", "$", "\r", "\t(\n"}) {
    CAPTURE(std::string(text));
    const ReadZone read{std::string(text)};
    CHECK(read.records().empty());
    CHECK_FALSE(read.faults().empty());
  }
}

TEST_CASE("many unclosed parentheses take no more time than one") {
  std::string text = "$TTL 1\n";
  for (int i = 0; i < 50'000; ++i) text += "a" + std::to_string(i) + " A ( 192.0.2.1\n";
  const ReadZone read(text, {}, fragment());
  CHECK(read.zone.records().size() == 50'000);
  CHECK(read.zone.faults().size() == 50'000);
}

TEST_CASE("too many faults end the reading, which is an error") {
  ZoneFileOptions options = fragment();
  options.limits.faults = 3;
  const ReadZone read("a\nb\nc\nd\ne 1 A 192.0.2.1\n", {}, options);
  REQUIRE(read.zone.faults().size() == 4);
  CHECK(read.zone.faults()[3].code == FaultCode::zone_too_many_records);
  CHECK(read.records() == "");
}

TEST_CASE("a record knows whether a comment came with it") {
  const ReadZone read(
      "$TTL 1\na TXT x\nb TXT x ; said\nc TXT ( ; said\n  x )\n; about the next\nd TXT \"x;y\"\n"
      "e CAA 0 issue ca.example;p=q\nf CAA 0 issue ca.example\n",
      {}, fragment());
  std::string commented;
  for (const Record& record : read.zone.records()) {
    if (record.has_comment != 0) commented += read.names.display(record.owner) + " ";
  }
  CHECK(commented == "b.example c.example e.example ");
}
