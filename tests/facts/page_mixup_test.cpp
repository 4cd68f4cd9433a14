#include "lint/facts/page_mixup.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/country_letters.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/strange_letters.h"
#include "tests/facts/real_names.h"

namespace dcvlint {
namespace {

std::string told(std::string_view text, std::string_view country) {
  const auto found = find_page_mixup(text, country);
  return found ? found->meant : "clear";
}

struct Row {
  const char* country;
  const char* text;
  const char* told;
};

}  // namespace

TEST_CASE("page mix-ups: pages of Central Europe, the Baltic and Turkey, read as the West's") {
  const Row rows[] = {
      {"CZ", "Èeské vysoké uèení technické v Praze", "České vysoké učení technické v Praze"},
      {"CZ", "Plzeò", "Plzeň"},
      {"CZ", "Západoèeská univerzita v Plzni", "Západočeská univerzita v Plzni"},
      {"CZ", "Karlova univerzita v Liberci", "clear"},
      {"SK", "Trenèiansky kraj", "Trenčiansky kraj"},
      {"PL", "Akademia im. Stanis³awa Staszica", "Akademia im. Stanisława Staszica"},
      {"PL", "Uniwersytet Jagielloñski", "Uniwersytet Jagielloński"},
      {"PL", "ma³opolskie", "małopolskie"},
      {"PL", "¯ory", "Żory"},
      {"TR", "ORTA DOÐU TEKNÝK ÜNÝVERSÝTESÝ", "ORTA DOĞU TEKNİK ÜNİVERSİTESİ"},
      {"TR", "Ýstanbul", "İstanbul"},
      {"TR", "Iðdýr", "Iğdır"},
      {"TR", "HACETTEPE ÜNÝVERSÝTESÝ", "HACETTEPE ÜNİVERSİTESİ"},
      {"HU", "Budapesti Mûszaki Egyetem", "Budapesti Műszaki Egyetem"},
      {"HU", "Gyõr", "Győr"},
      {"RO", "Iaºi", "Iaşi"},
      {"RO", "Universitatea din Timiºoara", "Universitatea din Timişoara"},
      {"LT", "Ðiauliø universitetas", "Šiaulių universitetas"},
      {"LV", "Rîga", "Rīga"},
      {"LV", "Latvijas Universitâte, Rîga", "Latvijas Universitāte, Rīga"},
      {"HR", "Sveuèilište u Rijeci", "Sveučilište u Rijeci"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    SUBCASE(row.text) { CHECK(told(row.text, row.country) == row.told); }
  }
}

TEST_CASE("page mix-ups: which alphabet was meant") {
  const Row rows[] = {
      {"GR", "ÈÅÓÓÁËÏÍÉÊÇ", "ΘΕΣΣΑΛΟΝΙΚΗ"},
      {"GR", "ÁÈÇÍÁ", "ΑΘΗΝΑ"},
      {"GR", "ÁÑÉÓÔÏÔÅËÅÉÏ ÐÁÍÅÐÉÓÔÇÌÉÏ", "ΑΡΙΣΤΟΤΕΛΕΙΟ ΠΑΝΕΠΙΣΤΗΜΙΟ"},
      {"GR", "ÁèÞíá", "Αθήνα"},
      {"CY", "ËÅÕÊÙÓÉÁ", "ΛΕΥΚΩΣΙΑ"},
      {"", "ÈÅÓÓÁËÏÍÉÊÇ", "ΘΕΣΣΑΛΟΝΙΚΗ"},
      {"BG", "ÑÎÔÈß", "СОФИЯ"},
      {"RU", "ÌÎÑÊÂÀ", "МОСКВА"},
      {"", "ÌÎÑÊÂÀ", "МОСКВА"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    SUBCASE(row.text) { CHECK(told(row.text, row.country) == row.told); }
  }
}

TEST_CASE("page mix-ups: of several readings the one with the country's own letters") {
  const Row rows[] = {
      {"SE", "Lunds hˆgskola", "Lunds högskola"},
      {"SE", "Gˆteborgs universitet", "Göteborgs universitet"},
      {"SE", "Malm”", "Malmö"},
      {"DE", "M¸nchen", "München"},
      {"", "M¸nchen", "München"},
      {"", "Universit‰t", "Universität"},
      {"NO", "Troms¢", "Tromsø"},
      {"DE", "Universit„t Ulm", "Universität Ulm"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    SUBCASE(row.text) { CHECK(told(row.text, row.country) == row.told); }
  }
}

TEST_CASE("page mix-ups: guests from elsewhere are no damage") {
  const Row rows[] = {
      {"CZ", "Lycée Molière", "clear"},
      {"CZ", "Università per stranieri", "clear"},
      {"CZ", "Hòa", "clear"},
      {"HU", "Zürich és Genève", "clear"},
      {"PL", "Café España", "clear"},
      {"TR", "Galatasaray Lycée", "clear"},
      {"LV", "Château", "clear"},
      {"LT", "Ragnarök", "clear"},
      {"IS", "Þórður Ýmir", "clear"},
      {"RO", "Fundação", "clear"},
      {"DE", "Institut Français", "clear"},
      {"SE", "Ångströmlaboratoriet à la carte", "clear"},
      {"FI", "Õpetajate Leht", "clear"},
      {"NO", "Tromsö", "clear"},
      {"GR", "Université", "clear"},
      {"SK", "Università", "clear"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    SUBCASE(row.text) { CHECK(told(row.text, row.country) == row.told); }
  }
  for (const RealName& row : real_names) {
    CAPTURE(row.name);
    CHECK(told(row.name, row.country) == "clear");
    CHECK(told(row.name, "") == "clear");
  }
}

TEST_CASE("page mix-ups: beside a value that was damaged so, less is enough") {
  const auto beside = find_page_mixup("Malm” h”gskola", "SE");
  REQUIRE(beside.has_value());
  const auto like = [&](std::string_view text) {
    const auto found = find_page_mixup_like(*beside, text, "SE");
    return found ? found->meant : "clear";
  };
  CHECK(like("Malm”") == "Malmö");
  CHECK(like("G”ran") == "Göran");
  CHECK(like("Malmö") == "clear");
  CHECK(like("Lund") == "clear");
  const auto german = find_page_mixup("Th³ringen", "DE");
  REQUIRE(german.has_value());
  CHECK(find_page_mixup_like(*german, "Universitõt Jena", "DE")->meant == "Universität Jena");
  // Damage of another kind tells nothing about pages.
  CHECK_FALSE(find_page_mixup_like(*find_mojibake("MalmÃ¶"), "Malm”", "SE").has_value());
}

TEST_CASE("letters of countries, their own first") {
  CHECK(own_letters("SE") == "åäö");
  CHECK(country_letters("SE").starts_with("åäö|"));
  CHECK(own_letters("FR") == country_letters("FR"));
  CHECK(may_write("GR", Script::greek));
  CHECK_FALSE(may_write("GR", Script::cyrillic));
  CHECK_FALSE(may_write("SE", Script::greek));
  CHECK_FALSE(may_write("BG", Script::greek));
  CHECK(may_write("RS", Script::cyrillic));
  CHECK(may_write("", Script::cyrillic));
  CHECK(guests_in(U"högskola", "SE") == 0);
  CHECK(guests_in(U"hàgskola", "SE") == 1);
  CHECK(clumsiness(U"ИЕУУБЛПНЙКЗ") > clumsiness(U"ΘΕΣΣΑΛΟΝΙΚΗ"));
  CHECK(clumsiness(U"Schtschukin") == 0);
}

}  // namespace dcvlint
