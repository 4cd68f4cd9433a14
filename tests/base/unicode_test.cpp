#include "lint/base/unicode.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/base/utf8.h"

namespace dcvlint {

TEST_CASE("unicode: normal form C") {
  struct Row {
    const char* text;
    const char* composed;
  };
  const Row rows[] = {
      {"", ""},
      {"Malmo", "Malmo"},
      {"Malmö", "Malmö"},
      {"Malmo\u0308", "Malmö"},
      {"\u212Bngström", "Ångström"},
      {"Ελληνικό", "Ελληνικό"},
      {"Ελληνικο\u0301", "Ελληνικό"},
      {"Đại học Quốc gia", "Đại học Quốc gia"},
      {"Đa\u0323i ho\u0323c", "Đại học"},
      // Composed forms that normal form C takes apart for good.
      {"\uFB2A", "\u05E9\u05C1"},
      // Marks in an order that is not the canonical one.
      {"q\u0307\u0323", "q\u0323\u0307"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(to_nfc(row.text) == row.composed);
    CHECK(is_nfc(row.text) == (std::string(row.text) == row.composed));
    CHECK(is_nfc(row.composed));
  }
}

TEST_CASE("unicode: letters, marks, blanks and what says something") {
  for (const char32_t c : {U'a', U'Å', U'ß', U'λ', U'ж', U'א', U'中'}) CHECK(is_letter(c));
  for (const char32_t c : {U'1', U'-', U' ', U'©', U'\u0308', U'\u200B'}) CHECK(!is_letter(c));
  CHECK((is_lower_case(U'ö') && !is_upper_case(U'ö')));
  CHECK((is_upper_case(U'Ö') && !is_lower_case(U'Ö')));
  CHECK((!is_lower_case(U'中') && !is_upper_case(U'中')));
  CHECK(to_lower_case(U'Ž') == U'ž');
  CHECK(to_lower_case(U'ž') == U'ž');
  CHECK((is_mark(U'\u0308') && !is_mark(U'o')));
  for (const char32_t c : {U'a', U'7', U'€', U'™', U'中'}) CHECK(is_significant(c));
  for (const char32_t c : {U'-', U'.', U'–', U'…', U' ', U'\u00A0', U'\u3000'}) {
    CHECK(!is_significant(c));
  }
  for (const char32_t c : {U' ', U'\u00A0', U'\u2009', U'\u3000'}) CHECK(is_blank(c));
  for (const char32_t c : {U'\t', U'\u200B', U'\u2028', U'x'}) CHECK(!is_blank(c));
}

TEST_CASE("utf8: what append_utf8 writes, utf8_at reads; where ASCII ends") {
  for (const char32_t c : {U'\0', U'a', U'\x7F', U'\x80', U'ö', U'\u07FF', U'\u0800', U'\uFFFD',
                           U'\U00010000', U'\U0010FFFF'}) {
    std::string text;
    append_utf8(text, c);
    const Utf8Step step = utf8_at(text, 0);
    CHECK(step.valid);
    CHECK(step.code_point == c);
    CHECK(step.size == text.size());
  }
  for (std::size_t size = 0; size < 20; ++size) {
    const std::string ascii(size, 'x');
    CHECK(ascii_prefix(ascii) == size);
    CHECK(ascii_prefix(ascii + "ö" + ascii) == size);
  }
  CHECK(is_ascii(""));
  CHECK(!is_ascii("12345678ö"));
}

TEST_CASE("more marks on a letter than any language has are composed in parts") {
  const std::string acute = "\xCC\x81", retroflex = "\xCC\xA1";  // of classes 230 and 202
  CHECK(to_nfc("e" + acute) == "\xC3\xA9");
  CHECK(to_nfc("x" + acute + retroflex) == "x" + retroflex + acute);
  std::string marks = "x";
  for (int i = 0; i < 200'000; ++i) marks += acute;
  CHECK(is_nfc(marks));
  CHECK(to_nfc(marks) == marks);
  for (int i = 0; i < 200'000; ++i) marks += retroflex;
  CHECK_FALSE(is_nfc(marks));
  CHECK(to_nfc(marks).size() == marks.size());
}

}  // namespace dcvlint
