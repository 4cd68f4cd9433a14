#include "lint/facts/code_page.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/base/utf8.h"

namespace dcvlint {

TEST_CASE("code pages: characters by octet and back") {
  struct Row {
    CodePage page;
    std::uint8_t octet;
    char32_t c;
  };
  using enum CodePage;
  const Row rows[] = {
      {windows_1252, 0x80, U'€'},   {windows_1252, 0x81, 0x81}, {windows_1252, 0xF6, U'ö'},
      {windows_1254, 0xDD, U'İ'},   {latin9, 0xA4, U'€'},       {windows_1250, 0xC3, U'Ă'},
      {latin2, 0xA3, U'Ł'},         {windows_1251, 0xCC, U'М'}, {windows_1253, 0xC1, U'Α'},
      {windows_1253, 0xD2, 0xFFFD}, {windows_1257, 0xC6, U'Ę'}, {cp850, 0x94, U'ö'},
      {cp850, 0xC3, U'├'},          {cp437, 0xE1, U'ß'},        {mac_roman, 0x9A, U'ö'},
      {mac_roman, 0xDB, U'€'},      {cp852, 0xF5, U'§'},        {cp866, 0x8C, U'М'},
      {cp775, 0xA4, U'ż'},          {cp775, 0xB5, U'Ą'},
  };
  for (const Row& row : rows) {
    CAPTURE(code_page_text(row.page));
    CAPTURE(row.octet);
    CHECK(character_in(row.page, row.octet) == row.c);
    if (row.c != 0xFFFD) CHECK(octet_in(row.page, row.c) == row.octet);
  }
  CHECK(octet_in(mac_roman, U'¤') == 0xDB);     // before the euro
  CHECK(octet_in(windows_1251, 0x85) == 0x85);  // a decoder that knows no better
  CHECK(octet_in(cp437, 0x85) == 0);
  CHECK(octet_in(windows_1252, U'a') == 0);
  CHECK(page_character(0x10000) == nullptr);
  CHECK(read_as(cp437, "Malm\xC3\xB6") == "Malm├╢");
}

TEST_CASE("code pages: what an octet is comes back as that octet") {
  for (std::size_t i = 0; i < code_page_count; ++i) {
    const auto page = static_cast<CodePage>(i);
    CAPTURE(code_page_text(page));
    for (unsigned octet = 0x80; octet <= 0xFF; ++octet) {
      const char32_t c = character_in(page, static_cast<std::uint8_t>(octet));
      if (c != 0xFFFD) CHECK(octet_in(page, c) == octet);
    }
  }
}

}  // namespace dcvlint
