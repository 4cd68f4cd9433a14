// A zone file read by several threads is the zone that one thread reads.

#include "lint/sources/zone_ahead.h"

#include <doctest/doctest.h>

#include <fstream>
#include <random>
#include <sstream>

#include "lint/sources/disk_files.h"
#include "tests/sources/zone_reading.h"

namespace dcvlint {
namespace {

using testing::ReadZone;

ZoneFileOptions by(std::size_t readers, std::size_t part_bytes) {
  ZoneFileOptions options;
  options.readers = readers;
  options.limits.part_bytes = part_bytes;
  return options;
}

// Everything of a zone, the numbers of its names included: they decide what is told first.
std::string all_of(const ReadZone& read) {
  std::string out = read.records() + read.faults();
  for (std::uint32_t i = 0; i < read.names.size(); ++i) {
    out += read.names.text(static_cast<Name>(i)) + "\n";
  }
  for (const Record& record : read.zone.records()) {
    out += read.where(record.place) + (record.has_comment ? ";\n" : "\n");
  }
  return out;
}

void check_same(const std::string& text, const std::map<std::string, std::string>& others = {}) {
  const std::string alone = all_of(ReadZone(text, others));
  for (const std::size_t readers : {2U, 3U, 7U}) {
    for (const std::size_t part_bytes : {1U, 17U, 60U, 200U}) {
      INFO(readers, " readers, parts of ", part_bytes, ":\n", text);
      CHECK(all_of(ReadZone(text, others, by(readers, part_bytes))) == alone);
    }
  }
}

std::string whole_file(const std::string& path) {
  const auto bytes = DiskFiles().read(path);
  REQUIRE(bytes);
  return std::string(bytes->view());
}

constexpr std::string_view head =
    "$TTL 3600\n@ SOA ns.example. h.example. 1 2 3 4 5\n@ NS ns\nns A 192.0.2.1\n";

std::string lines(std::size_t count, std::string_view before = "") {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    out += "h" + std::to_string(i) + std::string(before) + " A 192.0.2.7\n";
  }
  return out;
}

}  // namespace

TEST_CASE("zone ahead: what a part cannot know is read by the reader of the whole") {
  const std::string start(head);
  const struct {
    const char* title;
    std::string text;
  } rows[] = {
      {"plain lines", start + lines(60)},
      {"another origin in the middle", start + lines(30) + "$ORIGIN sub\n" + lines(30)},
      {"an origin that comes back",
       start + lines(9) + "$ORIGIN a\n" + lines(9) + "$ORIGIN example.\n" + lines(40, ".x")},
      {"another TTL in the middle", start + lines(30) + "$TTL 60\n" + lines(30)},
      {"the TTL written last", "@ 60 SOA n. h. 1 2 3 4 5\n@ 70 NS n.\n" + lines(40)},
      {"no TTL until late", "@ NS n.\n" + lines(20) + "$TTL 5\n" + lines(40)},
      {"records over several lines", start + lines(20) + "t TXT ( \"a\"\n\"b\"\n\nb A\n )\n" +
                                         "x MX ( 10\n  mail )\n" + lines(20)},
      {"lines within quotes that look like records",
       start + lines(10) + "t TXT \"a\nb A 192.0.2.1\nc A 192.0.2.2\nd A 192.0.2.3\" \n" +
           lines(10)},
      {"lines within parentheses that look like records",
       start + lines(10) + "t TXT ( a\nb\nc\nd\nA\n192.0.2.3\n)\n" + lines(10)},
      {"a parenthesis that nothing closes", start + lines(20) + "t TXT ( a\n" + lines(20)},
      {"inherited owners", start + lines(10) + "n A 192.0.2.1\n" +
                               "  AAAA 2001:db8::1\n  MX 1 m\n" + lines(10) + " TXT x\n\tTXT y\n" +
                               lines(5)},
      {"faults here and there", start + lines(10) + "bad A 1.2.3\n" + lines(10) + "bad2 AA x\n" +
                                    lines(10) + "o.example.net. A 192.0.2.1\n A 192.0.2.2\n" +
                                    lines(10)},
      {"a second SOA", start + lines(20) + "@ SOA n. h. 1 2 3 4 6\n" + lines(20)},
      {"the SOA again", start + lines(20) + "@ SOA ns.example. h.example. 1 2 3 4 5\n" + lines(20)},
      {"NS at the apex late", "$TTL 1\n@ SOA n. h. 1 2 3 4 5\n" + lines(40) + "@ NS n\n"},
      {"no NS at all", "$TTL 1\n@ SOA n. h. 1 2 3 4 5\n" + lines(40)},
      {"no last newline", start + lines(30) + "z A 192.0.2.1"},
      {"a comment without newline at the end", start + lines(30) + "z A 192.0.2.1\n; bye"},
      {"generated names", start + lines(15) + "$GENERATE 1-9 g$ A 192.0.2.$\n" + lines(30)},
      {"a directive behind a parenthesis", start + lines(15) + "( $TTL 77 )\n" + lines(30)},
      {"carriage returns", start + "a A 192.0.2.1\r\nb A 192.0.2.2\r\n" + lines(20) +
                               "c A 192.0.2.3\rd A 192.0.2.4\n" + lines(9)},
      {"names seen before, in capitals",
       start + lines(25) + "H3 AAAA ::1\nNS AAAA ::2\n" + lines(25)},
      {"octet 0", start + lines(20) + std::string("a A 192.\0.2.1\n", 14) + lines(20)},
  };
  for (const auto& row : rows) {
    INFO(row.title);
    check_same(row.text);
  }
}

TEST_CASE("zone ahead: files that are included while parts are read") {
  check_same(std::string(head) + lines(10) + "$INCLUDE more\n" + lines(30) + "$INCLUDE more sub\n" +
                 lines(30),
             {{"/zones/more", "i A 192.0.2.9\n$TTL 9\n$ORIGIN o\nj A 192.0.2.9\n"}});
}

TEST_CASE("zone ahead: the 107 micro zones") {
  const std::string folder = DCVLINT_SOURCE_DIR "/tests/corpus/zones-micro/";
  std::ifstream matrix(folder + "matrix.txt");
  int count = 0;
  for (std::string line; std::getline(matrix, line); ++count) {
    std::string name;
    std::istringstream(line) >> name;
    check_same(whole_file(folder + name + ".zone"));
  }
  CHECK(count == 107);
}

TEST_CASE("zone ahead: lines thrown together") {
  constexpr std::string_view pieces[] = {
      "a A 192.0.2.1\n",
      "b.c 60 A 192.0.2.2\n",
      "  TXT \"x\"\n",
      "$ORIGIN d\n",
      "$ORIGIN example.\n",
      "$TTL 9\n",
      "e TXT (\n",
      ")\n",
      "\"\n",
      "f TXT \"q\n",
      "; g\n",
      "h CAA 0 issue \"i\"\n",
      "\n",
      "@ NS j\n",
      "bad A x\n",
      "* CNAME k\n",
      "( l A 192.0.2.3 )\n",
      "$TTL 3600\n",
      "m",
      "n.example. AAAA ::1\n",
  };
  std::mt19937 random(7);
  for (int i = 0; i < 300; ++i) {
    std::string text(head);
    for (int j = 0; j < 60; ++j) text += pieces[random() % std::size(pieces)];
    check_same(text);
  }
}

TEST_CASE("zone ahead: limits of a whole zone hold for its parts") {
  const std::string text =
      std::string(head) + lines(20) + "bad A x\nbad A x\nbad A x\n" + lines(20);
  ZoneFileOptions options = by(3, 60);
  options.limits.faults = 1;
  ZoneFileOptions alone;
  alone.limits.faults = 1;
  CHECK(all_of(ReadZone(text, {}, options)) == all_of(ReadZone(text, {}, alone)));
}

}  // namespace dcvlint
