#include "lint/base/printable.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;
using namespace std::string_literals;

TEST_CASE("what a terminal would obey or hide is written out") {
  struct Row {
    const char* name;
    std::string text, shown;
  };
  const Row rows[] = {
      {"nothing", "", ""},
      {"plain", "issue \"ca.example\" \\ ~", "issue \"ca.example\" \\ ~"},
      {"colour", "\x1B[31mred", "\\x1B[31mred"},
      {"NUL and line ends", "a\0b\r\nc\td"s, "a\\x00b\\x0D\\x0Ac\\x09d"},
      {"DEL", "\x7F", "\\x7F"},
      {"letters", "Zürich € 漢字 😀 ʼn", "Zürich € 漢字 😀 ʼn"},
      {"C1 as UTF-8",
       "\xC2\x9B"
       "31m",
       "\\u{9B}31m"},
      {"C1 as an octet",
       "\x9B"
       "31m",
       "\\x9B31m"},
      {"soft hyphen", "a\u00ADb", "a\\u{AD}b"},
      {"override", "\u202Egpj.exe", "\\u{202E}gpj.exe"},
      {"isolates", "\u2066a\u2069", "\\u{2066}a\\u{2069}"},
      {"marks", "\u200E\u200F\u061C", "\\u{200E}\\u{200F}\\u{61C}"},
      {"zero width", "\u200B\u200C\u200D\u2060\uFEFF",
       "\\u{200B}\\u{200C}\\u{200D}\\u{2060}\\u{FEFF}"},
      {"separators", "\u2028\u2029", "\\u{2028}\\u{2029}"},
      {"tags", "\U000E0001\U000E007F", "\\u{E0001}\\u{E007F}"},
      {"variation selectors", "\uFE0F\U000E0100\u180B", "\\u{FE0F}\\u{E0100}\\u{180B}"},
      {"fillers", "\u3164\u115F\uFFA0", "\\u{3164}\\u{115F}\\u{FFA0}"},
      {"annotation", "\uFFF9\uFFFB", "\\u{FFF9}\\u{FFFB}"},
      {"replacement character", "\uFFFD", "\uFFFD"},
      {"non-characters", "\xEF\xBF\xBE\xEF\xB7\x90\xF0\x9F\xBF\xBF",
       "\\u{FFFE}\\u{FDD0}\\u{1FFFF}"},
      {"last code point", "\xF4\x8F\xBF\xBF", "\\u{10FFFF}"},
      {"above the last", "\xF4\x90\x80\x80", "\\xF4\\x90\\x80\\x80"},
      {"surrogate", "\xED\xA0\x80", "\\xED\\xA0\\x80"},
      {"overlong", "\xC0\xAF\xE0\x80\xAF\xF0\x80\x80\xAF",
       "\\xC0\\xAF\\xE0\\x80\\xAF\\xF0\\x80\\x80\\xAF"},
      {"cut off", "\xE2\x82", "\\xE2\\x82"},
      {"cut off by a letter", "\xE2\x82z", "\\xE2\\x82z"},
      {"five octets", "\xF8\x88\x80\x80\x80", "\\xF8\\x88\\x80\\x80\\x80"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      CHECK(printable(row.text) == row.shown);
      CHECK(printable(row.shown) == row.shown);
    }
  }
}

TEST_CASE("columns on a terminal") {
  struct Row {
    const char* text;
    std::size_t width;
  };
  const Row rows[] = {{"", 0},
                      {"abc", 3},
                      {"Zürich", 6},
                      {"u\u0308", 1},
                      {"漢字", 4},
                      {"한", 2},
                      {"\u1112\u1161\u11AB", 2},
                      {"ア", 2},
                      {"\uFF71", 1},
                      {"😀", 2},
                      {"€", 1},
                      {"שָׁ", 1},
                      {"ก็", 1},
                      {"𠀀", 2},
                      {"Ａ", 2}};
  for (const Row& row : rows) {
    INFO(std::string(row.text));
    CHECK(display_width(row.text) == row.width);
  }
  CHECK(display_width("\xFF") == 1);
}
