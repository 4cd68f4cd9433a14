#include "lint/base/lines.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

std::string at(const Lines& lines, std::uint32_t offset) {
  const LineColumn found = lines.at(offset);
  return std::to_string(found.line) + ":" + std::to_string(found.column) + ":" +
         std::to_string(found.code_points);
}

}  // namespace

TEST_CASE("LF, CRLF and a lone CR end lines") {
  const Lines lines("a\nbc\r\nd\re\n\r\n\rf");
  CHECK(lines.count() == 7);
  CHECK(lines.line(1) == "a");
  CHECK(lines.line(2) == "bc");
  CHECK(lines.line(3) == "d");
  CHECK(lines.line(4) == "e");
  CHECK(lines.line(5).empty());
  CHECK(lines.line(6).empty());
  CHECK(lines.line(7) == "f");
  CHECK(lines.line(0).empty());
  CHECK(lines.line(8).empty());
  CHECK(at(lines, 0) == "1:1:1");
  CHECK(at(lines, 1) == "1:2:2");  // the LF itself
  CHECK(at(lines, 2) == "2:1:1");
  CHECK(at(lines, 5) == "2:4:4");  // the LF of CRLF
  CHECK(at(lines, 6) == "3:1:1");
  CHECK(at(lines, 8) == "4:1:1");
}

TEST_CASE("behind the last end of line stands an empty line") {
  CHECK(Lines("").count() == 1);
  CHECK(at(Lines(""), 0) == "1:1:1");
  CHECK(at(Lines("a\n"), 2) == "2:1:1");
  CHECK(at(Lines("a\n"), 999) == "2:1:1");
  CHECK(at(Lines("ab"), 999) == "1:3:3");
}

TEST_CASE("code points count characters, columns octets") {
  const Lines lines("\xC3\xBC\xE2\x82\xACx\xFFz\n\xF0\x9F\x98\x80!");
  CHECK(at(lines, 0) == "1:1:1");
  CHECK(at(lines, 2) == "1:3:2");
  CHECK(at(lines, 5) == "1:6:3");
  CHECK(at(lines, 6) == "1:7:4");  // no UTF-8: one of its own
  CHECK(at(lines, 7) == "1:8:5");
  CHECK(at(lines, 13) == "2:5:2");
  CHECK(at(lines, 3) == "1:4:2");  // within the euro sign
  CHECK(at(lines, 4) == "1:5:2");
  CHECK(at(lines, 10) == "2:2:1");
}

TEST_CASE("counting goes on from the last place, in any order of asking") {
  std::string text = "first\n";
  for (int i = 0; i < 300; ++i) text += "\xC3\xBC";
  const Lines lines(text);
  for (const std::uint32_t offset : {6U, 206U, 406U, 100U, 206U, 207U, 206U, 3U, 606U}) {
    INFO(offset);
    const LineColumn found = lines.at(offset);
    CHECK(found.code_points == Lines(text).at(offset).code_points);
    CHECK(found.column == Lines(text).at(offset).column);
  }
  CHECK(lines.at(406).code_points == 201);
}

TEST_CASE("many places on one long line cost one pass") {
  const std::string text(4'000'000, 'x');
  const Lines lines(text);
  std::uint64_t sum = 0;
  for (std::uint32_t offset = 0; offset < text.size(); offset += 20) sum += lines.at(offset).column;
  CHECK(sum == 200'000ULL * (2 + 20 * 199'999ULL) / 2);
}
