#include "lint/facts/known_names.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/code_page.h"

using namespace dcvlint;

namespace {

KnownNames names_of(const char* list) {
  KnownNames names;
  REQUIRE(!names.add_list(list));
  names.settle();
  return names;
}

std::string told(const KnownNames& names, std::string_view text) {
  const auto found = misread_known(names, text);
  if (!found) return "";
  return found->meant + ": " + how_read(*found) + (found->certain ? "" : "?") + " [" +
         std::string(text.substr(found->begin, found->end - found->begin)) + "]";
}

}  // namespace

TEST_CASE("known names: what damage made of one is told by the name") {
  const KnownNames names = names_of(
      "Übersee GmbH\nMalmö universitet\nHÅØYA\nΕλληνικό Ανοικτό Πανεπιστήμιο\nLund\n"
      "Fundación Ñandú\nSELKÄ–TIE\n");
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"Übersee GmbH", ""},
      {"šbersee GmbH", "Übersee GmbH: CP850 was read as Windows-1252? [š]"},
      {"Malmš universitet", "Malmö universitet: Mac OS Roman was read as Windows-1252? [š]"},
      {"Malm÷ universitet", "Malmö universitet: Windows-1252 was read as CP850? [÷]"},
      {"MalmÃ¶ universitet", "Malmö universitet: UTF-8 was read as Windows-1252 [Ã¶]"},
      {"MalmÃƒÂ¶ universitet", "Malmö universitet: UTF-8 was read as Windows-1252 twice [ÃƒÂ¶]"},
      {"Malm├╢ universitet", "Malmö universitet: UTF-8 was read as CP437 [├╢]"},
      {"HÃ\u0085Ã\u0098YA", "HÅØYA: UTF-8 was read as Latin-1 [Ã\u0085Ã\u0098]"},
      {"SELKÃ„â€“TIE", "SELKÄ–TIE: UTF-8 was read as Windows-1252 [Ã„â€“]"},
      {"Fundaci\u00A2n ¥and£", "Fundación Ñandú: CP850 was read as Windows-1252? [\u00A2n ¥and£]"},
      {"Malmø universitet", ""},  // another letter, by no page
      {"Malmö Universitet", ""},  // another name, and no damage
      {"šbersee", ""},
      {"Lund", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(told(names, row.text) == row.told);
  }
}

TEST_CASE("known names: lost letters are filled in where one name fits") {
  const KnownNames names =
      names_of("Malmö universitet\nMalmå universitet\nLunds universitet\nÅbo Akademi\n");
  CHECK(filled_known(names, "?bo Akademi") == "Åbo Akademi");
  CHECK(filled_known(names,
                     "\xEF\xBF\xBD"
                     "bo Akademi") == "Åbo Akademi");
  CHECK(filled_known(names, "??bo Akademi") == "Åbo Akademi");
  CHECK(filled_known(names, "Malm? universitet").empty());  // two
  CHECK(filled_known(names, "?bo Akademin").empty());
  CHECK(filled_known(names, "Lund? universitet").empty());
  CHECK(filled_known(names, "bo Akademi").empty());
}

TEST_CASE("known names: each page undone") {
  const KnownNames names = names_of("Größe Ärger\nCittà Nuova\n");
  for (std::size_t i = 0; i < code_page_count; ++i) {
    const auto page = static_cast<CodePage>(i);
    const std::string once = read_as(page, "Größe Ärger");
    if (once.find("\xEF\xBF\xBD") != std::string::npos) continue;
    CAPTURE(once);
    const auto found = misread_known(names, once);
    REQUIRE(found);
    CHECK(found->meant == "Größe Ärger");
    CHECK(found->certain);
    CHECK(misread_known(names, read_as(CodePage::windows_1252, once))->meant == "Größe Ärger");
  }
}

TEST_CASE("known names: a list that is none") {
  struct Row {
    std::string text;
    std::uint32_t line, column;
    const char* what;
  };
  const Row rows[] = {
      {"a\nb\xFF", 2, 2, "is no UTF-8"},
      {"a\r\n\r\n\xC3", 3, 1, "is no UTF-8"},
      {std::string("\xFE\xFF\0a", 4), 0, 0, "is UTF-16"},
      {"\n" + std::string(1025, 'a'), 2, 1, "a name of more than 1024 octets"},
  };
  for (const Row& row : rows) {
    KnownNames names;
    const auto problem = names.add_list(row.text);
    REQUIRE(problem);
    CHECK(problem->line == row.line);
    CHECK(problem->column == row.column);
    CHECK(problem->what == row.what);
  }
}
