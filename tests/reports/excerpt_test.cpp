#include "lint/reports/excerpt.h"

#include <doctest/doctest.h>

#include "lint/base/printable.h"

namespace dcvlint {
namespace {

std::string shown_cut(std::string_view line, std::size_t begin, std::size_t end,
                      std::size_t width) {
  const CutLine cut = cut_line(line, begin, end, width);
  return cut.text + "\n" + std::string(cut.begin, ' ') + std::string(cut.end - cut.begin, '^');
}

TEST_CASE("a short line stays whole") {
  CHECK(shown_cut("abc def", 4, 7, 40) == "abc def\n    ^^^");
  CHECK(shown_cut("abc", 3, 3, 40) == "abc\n   ^");
  CHECK(shown_cut("", 0, 0, 40) == "\n^");
}

TEST_CASE("a long line is cut around the caret") {
  const std::string line = std::string(30, 'a') + "XY" + std::string(30, 'b');
  CHECK(shown_cut(line, 30, 32, 20) == "…aaaaaaaaXYbbbbbbbb…\n         ^^");
  CHECK(shown_cut(line, 0, 1, 20) == "aaaaaaaaaaaaaaaaaaa…\n^");
  CHECK(shown_cut(line, 61, 62, 20) == "…bbbbbbbbbbbbbbbbbbb\n                   ^");
  CHECK(shown_cut(line, 0, 62, 20) == "aaaaaaaaaaaaaaaaaaa…\n^^^^^^^^^^^^^^^^^^^");
}

TEST_CASE("whatever is cut, text and caret fit") {
  std::string line;
  for (int i = 0; i < 40; ++i)
    line +=
        "a日\t\xFF\x1B"
        "e\xCC\x81";
  for (std::size_t width : {20U, 33U, 80U}) {
    for (std::size_t at = 0; at <= line.size(); ++at) {
      const CutLine cut = cut_line(line, at, at + 3, width);
      INFO(width, " ", at);
      CHECK(display_width(cut.text) <= width);
      CHECK(cut.begin < cut.end);
      CHECK(cut.end <= width + 1);
    }
  }
}

TEST_CASE("a gigantic line costs no more than what is shown of it") {
  const std::string line(50'000'000, 'x');
  const CutLine cut = cut_line(line, 25'000'000, 25'000'001, 80);
  CHECK(display_width(cut.text) == 80);
}

}  // namespace
}  // namespace dcvlint
