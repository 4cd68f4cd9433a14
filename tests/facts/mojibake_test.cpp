#include "lint/facts/mojibake.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/base/utf8.h"
#include "lint/facts/code_page.h"
#include "lint/facts/country_letters.h"
#include "tests/facts/real_names.h"

namespace dcvlint {
namespace {

// What a program does that takes UTF-8 for Windows-1252.
std::string damaged(std::string_view text) { return from_windows_1252(text); }

std::string latin1(std::string_view octets) {
  std::string text;
  for (const char octet : octets) append_utf8(text, static_cast<std::uint8_t>(octet));
  return text;
}

std::string told(std::string_view text, std::string_view country = {}) {
  const auto found = find_mojibake(text, country);
  if (!found) return "clear";
  return found->meant + (found->certain ? " " : "? ") + (found->complete ? "" : "in part ") + "x" +
         std::to_string(found->pages.size()) + (found->latin1 ? " latin1" : "") + " [" +
         std::string(text.substr(found->begin, found->end - found->begin)) + "]";
}

}  // namespace

TEST_CASE("mojibake: what was meant, how often it was misread, which words are damaged") {
  struct Row {
    const char* text;
    const char* told;
  };
  const Row rows[] = {
      {"", "clear"},
      {"Malmö", "clear"},
      {"MalmÃ¶", "Malmö x1 [MalmÃ¶]"},
      {"MalmÃ¶ universitet", "Malmö universitet x1 [MalmÃ¶]"},
      {"Institut fÃ¼r Physik der UniversitÃ¤t Wien",
       "Institut für Physik der Universität Wien x1 [fÃ¼r Physik der UniversitÃ¤t]"},
      {"Oâ€™Brien Ltd", "O’Brien Ltd x1 [Oâ€™Brien]"},
      {"MÃ\u00ADstek", "Místek x1 [MÃ\u00ADstek]"},
      {"GÃ–TEBORG", "GÖTEBORG? x1 [GÃ–TEBORG]"},
      {"ESPAÃ‘A", "ESPAÑA x1 [ESPAÃ‘A]"},
      {"CÃ³rdoba y MÃ¡laga", "Córdoba y Málaga x1 [CÃ³rdoba y MÃ¡laga]"},
      {"GmbH Â© Wien", "GmbH © Wien? x1 [Â©]"},
      {"ï»¿Lund", "Lund x1 [ï»¿Lund]"},
      {"RzeszÃ³w", "Rzeszów x1 [RzeszÃ³w]"},
      {"ÅÃ³dÅº", "Åódź in part x1 [ÅÃ³dÅº]"},  // of "Ł" an octet is gone for good
      {"RÄ«gas TehniskÄ universitÄte", "Rīgas TehniskÄ universitÄte? in part x1 [RÄ«gas]"},
      {"HÃ¡skÃ³li Ãslands", "Háskóli Ãslands in part x1 [HÃ¡skÃ³li]"},
      {"BucureÈ™ti", "București x1 [BucureÈ™ti]"},
      {"HÃ  Ná»™i", "Hà Nội x1 [HÃ  Ná»™i]"},
      {"Äáº¡i há»c", "Äại há»c? in part x1 [Äáº¡i]"},
      {"ÐœÐ¾ÑÐºÐ²Ð°", "МоÑква in part x1 [ÐœÐ¾ÑÐºÐ²Ð°]"},  // the second octet of С is gone
      {"Ð˜Ð½ÑÑ‚Ð¸Ñ‚ÑƒÑ‚", "ИнÑтитут in part x1 [Ð˜Ð½ÑÑ‚Ð¸Ñ‚ÑƒÑ‚]"},
      {"Ð¡Ð¾Ñ„Ð¸Ñ", "СофиÑ in part x1 [Ð¡Ð¾Ñ„Ð¸Ñ]"},
      {"MalmÃƒÂ¶", "Malmö x2 [MalmÃƒÂ¶]"},
      {"MalmÃƒÆ’Ã‚Â¶", "Malmö x3 [MalmÃƒÆ’Ã‚Â¶]"},
      {"Ãƒâ€¦bo", "Åbo x2 [Ãƒâ€¦bo]"},
      {"GÃ¶teborg, MalmÃƒÂ¶", "Göteborg, Malmö x2 [GÃ¶teborg, MalmÃƒÂ¶]"},
      {"UniversitÃ", "clear"},  // half of any letter: subject/lossy-text
      {"UniversitÃ  di Torino", "Università di Torino x1 [UniversitÃ]"},
      {"MalmÃ", "clear"},
      {"Malmö universitetÂ", "Malmö universitet? x1 [universitetÂ]"},
      {"H¯gskulen pÂ Vestlandet", "clear"},  // Windows-1252, read as Mac OS Roman
      {"MalmöÂ universitet", "Malmö universitet? x1 [MalmöÂ]"},
      {"Ã\u0096rebro", "Örebro x1 latin1 [Ã\u0096rebro]"},
      {"GÃ\u0081VLE", "GÁVLE x1 latin1 [GÃ\u0081VLE]"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.text) { CHECK(told(row.text) == row.told); }
  }
}

TEST_CASE("mojibake: the country settles what capitals before a dash or quote are") {
  struct Row {
    const char* text;
    const char* country;
    const char* told;
  };
  const Row rows[] = {
      {"KLAIPÄ–DA", "LT", "KLAIPĖDA? x1 [KLAIPÄ–DA]"},
      {"KLAIPÄ–DA", "", "clear"},
      {"ITÄ–LÄNSI", "FI", "clear"},
      {"CÅ’UR", "FR", "CŒUR? x1 [CÅ’UR]"},
      {"CÅ’UR", "NO", "clear"},
      {"NICCOLÃ’", "IT", "NICCOLÒ? x1 [NICCOLÃ’]"},
      {"NICCOLÃ’", "PT", "clear"},
      {"SMÃ…", "SE", "SMÅ? x1 [SMÃ…]"},
      {"SMÃ…", "", "clear"},
      {"UniversitÃ", "IT", "Università? x1 [UniversitÃ]"},
      {"TromsÃ", "NO", "clear"},
      {"TromsÃ kommune", "NO", "clear"},
      {"RÃ¸ros Ã…sgÃ¥rd Ãrland", "NO", "Røros Åsgård Ãrland in part x1 [RÃ¸ros Ã…sgÃ¥rd]"},
      {"MalmÃ¶ Åkeri", "SE", "Malmö Åkeri x1 [MalmÃ¶]"},
      {"ÅÃ³dÅº", "PL", "Åódź in part x1 [ÅÃ³dÅº]"},
      {"Å\u00A0ibenik", "HR", "Šibenik? x1 [Å\u00A0ibenik]"},
      {"Å\u00A0i Lofoten", "NO", "clear"},
      {"AHÅ™", "NO", "clear"},
      {"AHÅ™", "CZ", "AHř? x1 [AHÅ™]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.country);
    SUBCASE(row.text) { CHECK(told(row.text, row.country) == row.told); }
  }
}

TEST_CASE("mojibake: the letter of which half is left, where the country has but one") {
  struct Row {
    const char* text;
    const char* country;
    const char* perhaps;
  };
  const Row rows[] = {
      {"ÅÃ³dÅº", "PL", "Łódź"},
      {"Politechnika ÅÃ³dzka", "PL", "Politechnika Łódzka"},
      {"ÅÃ³dÅº", "", ""},
      {"RÄ«gas TehniskÄ universitÄte", "LV", ""},  // ā or č
      {"HÃ¡skÃ³li Ãslands", "IS", ""},             // Á, Í, Ð or Ý
      {"MalmÃ¶", "SE", ""},                        // nothing is lost
  };
  for (const Row& row : rows) {
    CAPTURE(row.country);
    SUBCASE(row.text) {
      const auto found = find_mojibake(row.text, row.country);
      REQUIRE(found);
      CHECK(found->perhaps == row.perhaps);
    }
  }
  CHECK(what_is_lost(*find_mojibake("ÅÃ³dÅº", "PL")) ==
        ", and a letter is lost: \"Åódź\" is all that is left, perhaps of \"Łódź\"");
  CHECK(what_is_lost(*find_mojibake("MalmÃ¶")).empty());
  CHECK(find_mojibake("KromÄ›Å™Ã­Å¾", "CZ")->complete);  // four letters in a row, all of them Czech
  CHECK(what_is_lost(*find_mojibake("KÇ\u009DngÇ\u009Drli", "AZ")) == ", perhaps \"Kǝngǝrli\"");
}

TEST_CASE("mojibake: Latin-1 whose C1 controls were left out is told, and not repaired") {
  for (const char* name : {"София", "Софийски университет", "Αθήνα", "Český Těšín"}) {
    CAPTURE(name);
    std::string left;
    for (const char octet : std::string_view(name)) {
      const auto c = static_cast<std::uint8_t>(octet);
      if (c < 0x80 || c >= 0xA0) append_utf8(left, c);
    }
    const auto found = find_mojibake(left);
    REQUIRE(found);
    CHECK(!found->complete);
  }
}

TEST_CASE("mojibake: pages of DOS differ in few letters") {
  struct Row {
    const char* text;
    const char* country;
    const char* told;
  };
  const Row rows[] = {
      {"Universit├żt W├╝rzburg", "DE", "Universität Würzburg x1 [Universit├żt W├╝rzburg]"},
      {"Universit├żt", "", "Universität? x1 [Universit├żt]"},
      {"K├Ąrgem Kunstikool", "EE", "Kõrgem Kunstikool x1 [K├Ąrgem]"},
      {"K├Ąrgem Kunstikool", "", "Kärgem Kunstikool? x1 [K├Ąrgem]"},  // Kõrgem as well
      {"L├ż├żne-Viru Rakendusk├Ąrgkool", "EE",
       "Lääne-Viru Rakenduskõrgkool x1 [L├ż├żne-Viru Rakendusk├Ąrgkool]"},
      {"┼Įemaitijos kolegija", "LT", "Žemaitijos kolegija x1 [┼Įemaitijos]"},
      {"├Ģisu Tehnikum", "EE", "Õisu Tehnikum x1 [├Ģisu]"},
      {"Vytauto Did┼Šiojo universitetas", "LT", "Vytauto Didžiojo universitetas x1 [Did┼Šiojo]"},
      {"M┼½zikas akad─ōmija", "LV", "Mūzikas akadēmija x1 [M┼½zikas akad─ōmija]"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.country);
    SUBCASE(row.text) { CHECK(told(row.text, row.country) == row.told); }
  }
}

TEST_CASE("mojibake: real names are clear, with and without their country") {
  for (const RealName& row : real_names) {
    CAPTURE(row.name);
    CHECK(told(row.name, row.country) == "clear");
    CHECK(told(row.name) == "clear");
  }
  // Code points that look most like it.
  for (const char* text : {"É®", "È™", "CAFÉ™", "“CAFÉ”", "« É »", "BLÅ™ BLÅ®", "Ä–Ö", "ÄŽŽ", "ß“",
                           "Ø®", "Ñ", "Ã", "Â", "ð", "é’”", "ÐÑ", "Î Ï"}) {
    CAPTURE(text);
    CHECK(told(text) == "clear");
  }
}

TEST_CASE("mojibake: real names, damaged, come back") {
  std::size_t names = 0;
  std::size_t missed = 0;
  std::size_t wrong = 0;
  for (const RealName& row : real_names) {
    if (is_ascii(row.name)) continue;
    for (const std::string& text :
         {damaged(row.name), latin1(row.name), damaged(damaged(row.name))}) {
      ++names;
      const auto found = find_mojibake(text, row.country);
      if (!found) {
        ++missed;
      } else if (found->meant != row.name) {
        ++wrong;
      }
    }
  }
  CHECK(names == 522);
  CHECK(missed == 0);
  // Forms that look most like damage, damaged once more.
  CHECK(wrong == 3);
}

TEST_CASE(
    "mojibake: octets that are UTF-8 by chance, of a plane without characters, are no second "
    "round") {
  const std::string name = "ńąłą";  // F1 B9 B3 B9 in Windows-1250
  for (std::size_t i = 0; i < code_page_count; ++i) {
    const auto page = static_cast<CodePage>(i);
    const std::string text = read_as(page, name);
    if (text.find("\xEF\xBF\xBD") != std::string::npos) continue;
    INFO(i);
    const auto found = find_mojibake(text);
    if (found) CHECK(found->meant == name);
  }
}

TEST_CASE("mojibake: hostile text is bounded") {
  std::string text;
  while (text.size() < 4000) text += "«É»Ã¶";
  CHECK(find_mojibake(text).has_value());
  CHECK(!find_mojibake(text + std::string(200, 'x')).has_value());  // no name: not looked at
  std::string nested = "ö";
  for (int i = 0; i < 8; ++i) nested = damaged(nested);
  const auto deep = find_mojibake(nested.substr(0, 4096));  // deeper than any accident
  CHECK((!deep || !deep->complete));
}

TEST_CASE("country letters: sorted, lower case") {
  CHECK(country_letters("SE").find("å") != std::string_view::npos);
  CHECK(country_letters("LT").find("ė") != std::string_view::npos);
  CHECK(country_letters("XX").empty());
  CHECK(country_letters("").empty());
}

}  // namespace dcvlint
