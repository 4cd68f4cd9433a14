#include "lint/facts/record_text.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

// A record between two others; `begin` is where it starts in `text`.
struct Written {
  explicit Written(const std::string& text, std::uint32_t begin = 0, std::uint32_t cut = 1)
      : document(documents.add("zone", Bytes(text), 0)),
        place{document, begin, static_cast<std::uint32_t>(text.size()) - cut},
        record(documents, place) {}
  std::string text(Place at) const { return std::string(documents.text(at)); }
  std::string owner() const { return record.owner() ? text(*record.owner()) : "inherited"; }
  std::string rdata() const {
    std::string out;
    for (std::size_t i = 0; i < record.rdata_count(); ++i) out += text(record.rdata(i)) + "|";
    return out;
  }

  Documents documents;
  Doc document;
  Place place;
  RecordText record;
};

}  // namespace

TEST_CASE("tokens of a record") {
  struct Row {
    std::string_view text;
    std::uint32_t begin;
    std::string_view owner, type, rdata;
  };
  const Row rows[] = {
      {"www 300 IN CAA 0 issue \"a; b\"\n", 0, "www", "CAA", "0|issue|\"a; b\"|"},
      {"www\tIN\t1h\tcaa 0 issue a\\;b\n", 0, "www", "caa", "0|issue|a\\;b|"},
      {"in in 5 A 192.0.2.1\n", 0, "in", "A", "192.0.2.1|"},
      {"a A 192.0.2.1\n", 0, "a", "A", "192.0.2.1|"},
      {"300 A 192.0.2.1\n", 0, "300", "A", "192.0.2.1|"},
      {"x\n  300 A 192.0.2.1\n", 4, "inherited", "A", "192.0.2.1|"},
      {"x\nA A 192.0.2.1\n", 2, "A", "A", "192.0.2.1|"},
      {"\"a b\" 1 TXT(\"x\"y)\n", 0, "\"a b\"", "TXT", "\"x\"|y|"},
      {"@ SOA a b ( 1 ; serial ( \"\n 2 3\n 4 5 )\n", 0, "@", "SOA", "a|b|1|2|3|4|5|"},
      {"( a\n 5 A 192.0.2.1 )\n", 0, "a", "A", "192.0.2.1|"},
      {"\xef\xbb\xbfw A 192.0.2.1\n", 3, "w", "A", "192.0.2.1|"},
      {"a 1 TXT \"say \\\"x\\\"\" b\\ c\n", 0, "a", "TXT", "\"say \\\"x\\\"\"|b\\ c|"},
      {"a MX 10\n", 0, "a", "MX", "10|"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    const Written written{std::string(row.text), row.begin};
    CHECK(written.owner() == row.owner);
    CHECK(written.text(written.record.type()) == row.type);
    CHECK(written.rdata() == row.rdata);
    CHECK_FALSE(written.record.generic());
  }
}

TEST_CASE("octets of a token in the source") {
  const Written written("a 1 CAA 0 issue \"a\\;b\\059\xc3\xa9\"\n");
  const auto within = [&written](std::uint32_t begin, std::uint32_t end) {
    return written.text(written.record.within(2, begin, end));
  };
  CHECK(within(0, 1) == "a");
  CHECK(within(1, 2) == "\\;");
  CHECK(within(1, 4) == "\\;b\\059");
  CHECK(within(4, 6) == "\xc3\xa9");
  CHECK(within(0, 99) == "a\\;b\\059\xc3\xa9");
  CHECK(within(3, 3) == "");
  CHECK(written.record.within(2, 3, 3).begin == 21);
  CHECK(written.record.within(7, 0, 1) == written.place);
}

TEST_CASE("octets of the generic form") {
  const Written written("a 1 TYPE257 \\# 8 ( 000 56\n 973737565 ; x\n 3B )\n");
  CHECK(written.record.generic());
  const auto octets = [&written](std::uint32_t begin, std::uint32_t end) {
    return written.text(written.record.generic_octets(begin, end));
  };
  CHECK(octets(0, 1) == "00");
  CHECK(octets(1, 2) == "0 5");
  CHECK(octets(2, 3) == "6\n 9");
  CHECK(octets(7, 8) == "3B");
  CHECK(octets(3, 4) == "73");
  CHECK(octets(20, 21) == written.text(written.place));
  CHECK_FALSE(Written("a 1 TXT \\# foo\n").record.generic());
  CHECK(Written("a 1 TXT \\# 1 00\n").record.generic());
}
