#include "lint/facts/subdivision.h"

#include <doctest/doctest.h>

#include <cstdio>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "lint/facts/romanization.h"
#include "lint/facts/state_value.h"

using namespace dcvlint;

namespace {

std::string code_found(std::string_view country, std::string_view text) {
  const auto found = find_subdivision(country, text);
  if (!found) return "none";
  if (found->former != nullptr) return "former";
  return found->subdivision->code;
}

// The names of ISO 3166-2 as the package has them, without remarks in brackets.
struct IsoName {
  std::string code, name;
};
std::vector<IsoName> iso_names() {
  std::FILE* file = std::fopen("/usr/share/iso-codes/json/iso_3166-2.json", "rb");
  REQUIRE(file != nullptr);
  std::string text;
  char block[65536];
  for (std::size_t size = 0; (size = std::fread(block, 1, sizeof block, file)) > 0;) {
    text.append(block, size);
  }
  std::fclose(file);
  std::vector<IsoName> names;
  const nlohmann::json json = nlohmann::json::parse(text);
  for (const auto& row : json.at("3166-2")) {
    std::string name = row.at("name");
    for (const char* end : {" [", " (", "*", "†"}) name = name.substr(0, name.find(end));
    names.push_back({row.at("code"), name});
  }
  return names;
}

}  // namespace

TEST_CASE("subdivisions: Swedish counties in every spelling") {
  struct Row {
    const char* code;
    const char* name;  // without "län"
    const char* short_name;
  };
  const Row rows[] = {
      {"SE-AB", "Stockholms", "Stockholm"},
      {"SE-AC", "Västerbottens", "Västerbotten"},
      {"SE-BD", "Norrbottens", "Norrbotten"},
      {"SE-C", "Uppsala", "Uppsala"},
      {"SE-D", "Södermanlands", "Södermanland"},
      {"SE-E", "Östergötlands", "Östergötland"},
      {"SE-F", "Jönköpings", "Jönköping"},
      {"SE-G", "Kronobergs", "Kronoberg"},
      {"SE-H", "Kalmar", "Kalmar"},
      {"SE-I", "Gotlands", "Gotland"},
      {"SE-K", "Blekinge", "Blekinge"},
      {"SE-M", "Skåne", "Skåne"},
      {"SE-N", "Hallands", "Halland"},
      {"SE-O", "Västra Götalands", "Västra Götaland"},
      {"SE-S", "Värmlands", "Värmland"},
      {"SE-T", "Örebro", "Örebro"},
      {"SE-U", "Västmanlands", "Västmanland"},
      {"SE-W", "Dalarnas", "Dalarna"},
      {"SE-X", "Gävleborgs", "Gävleborg"},
      {"SE-Y", "Västernorrlands", "Västernorrland"},
      {"SE-Z", "Jämtlands", "Jämtland"},
  };
  for (const Row& row : rows) {
    for (const std::string& name :
         {row.name + std::string(" län"), std::string(row.name), std::string(row.short_name),
          row.short_name + std::string(" County"), "Region " + std::string(row.short_name)}) {
      CAPTURE(std::string(name));
      CHECK(code_found("SE", name) == row.code);
      CHECK(code_found("SE", without_accents(name)) == row.code);
      CHECK(code_found("SE", with_doubled_letters(name)) == row.code);
    }
  }
}

TEST_CASE("subdivisions: no name of ISO's is misspelled, as it stands or in ASCII") {
  const Date day = make_date(2026, 11, 22);
  for (const IsoName& each : iso_names()) {
    const std::string country = each.code.substr(0, 2);
    for (const std::string& name :
         {each.name, without_accents(each.name), with_doubled_letters(each.name)}) {
      CAPTURE(name);
      if (!find_subdivision(country, name)) continue;
      CHECK(judge_state(country, name, {}, day).cause != StateCause::misspelled);
    }
  }
}

TEST_CASE("subdivisions: names in other countries") {
  struct Row {
    const char* country;
    const char* text;
    const char* code;
  };
  const Row rows[] = {
      {"DE", "Baden-Württemberg", "DE-BW"},
      {"DE", "Baden-Wuerttemberg", "DE-BW"},
      {"DE", "BADEN-WURTTEMBERG", "DE-BW"},
      {"DE", "Bavaria", "DE-BY"},
      {"DE", "North Rhine-Westphalia", "DE-NW"},
      {"DE", "Thueringen", "DE-TH"},
      {"DE", "NRW", "DE-NW"},
      {"DE", "BW", "DE-BW"},
      {"DE", "Bw", "none"},
      {"AT", "Niederoesterreich", "AT-3"},
      {"AT", "Vienna", "AT-9"},
      {"BE", "Brussels", "BE-BRU"},
      {"BE", "Bruxelles-Capitale", "BE-BRU"},
      {"BE", "Brussels Hoofdstedelijk Gewest", "BE-BRU"},
      {"BE", "Vlaanderen", "BE-VLG"},
      {"BE", "Wallonie", "BE-WAL"},
      {"BE", "Liege", "BE-WLG"},
      {"BE", "Luik", "BE-WLG"},
      {"BE", "Vlaams Brabant", "BE-VBR"},
      {"CH", "Genf", "CH-GE"},
      {"CH", "Geneva", "CH-GE"},
      {"CH", "Kanton Zuerich", "CH-ZH"},
      {"CH", "St. Gallen", "CH-SG"},
      {"ES", "Lleida", "ES-L"},
      {"ES", "Lérida", "ES-L"},
      {"ES", "Illes Balears", "ES-IB"},
      {"ES", "Comunidad de Madrid", "ES-MD"},
      {"ES", "Pais Vasco", "ES-PV"},
      {"ES", "Navarra", "ES-NC"},
      {"GR", "Attiki", "GR-I"},
      {"GR", "Αττική", "GR-I"},
      {"GR", "ΑΤΤΙΚΗ", "GR-I"},
      {"GR", "Attica", "GR-I"},
      {"GR", "Kentriki Makedonia", "GR-B"},
      {"GR", "Κρήτη", "GR-M"},
      {"GR", "Crete", "GR-M"},
      {"TR", "İstanbul", "TR-34"},
      {"TR", "ISTANBUL", "TR-34"},
      {"TR", "Şanlıurfa", "TR-63"},
      {"TR", "Sanliurfa", "TR-63"},
      {"JP", "Tokyo", "JP-13"},
      {"JP", "Tokyo-to", "JP-13"},
      {"JP", "東京都", "JP-13"},
      {"JP", "Kyoto Prefecture", "JP-26"},
      {"FI", "Uusimaa", "FI-18"},
      {"FI", "Nyland", "FI-18"},
      {"FI", "Etelae-Karjala", "FI-02"},
      {"NO", "Trøndelag", "NO-50"},
      {"NO", "Troendelag", "NO-50"},
      {"NO", "Moere og Romsdal", "NO-15"},
      {"NO", "Finnmárku", "NO-56"},
      {"NO", "Viken", "former"},
      {"NO", "Sør-Trøndelag", "former"},
      {"DK", "Region Hovedstaden", "DK-84"},
      {"DK", "Sjaelland", "DK-85"},
      {"CZ", "Hlavni mesto Praha", "CZ-10"},
      {"CZ", "Praha", "CZ-10"},
      {"CZ", "Jihomoravsky kraj", "CZ-64"},
      {"FR", "Ile-de-France", "FR-IDF"},
      {"FR", "Provence-Alpes-Côte d'Azur", "FR-PAC"},
      {"FR", "Côte d’Or", "FR-21"},
      {"FR", "Midi-Pyrenees", "former"},
      {"IT", "Lazio", "IT-62"},
      {"IT", "RM", "IT-RM"},
      {"NL", "Noord Brabant", "NL-NB"},
      {"GB", "Greater London", "GB-ENG"},
      {"GB", "London", "GB-LND"},
      {"GB", "City of Edinburgh", "GB-EDH"},
      {"GB", "Cardiff", "GB-CRF"},
      {"GB", "Caerdydd", "GB-CRF"},
      {"US", "California", "US-CA"},
      {"US", "CA", "US-CA"},
      {"US", "Georgia", "US-GA"},
      {"CN", "Zhejiang", "CN-ZJ"},
      {"CN", "Beijing", "CN-BJ"},
      {"KR", "Gyeonggi-do", "KR-41"},
      {"RU", "Moscow", "RU-MOW"},
      {"RU", "Moskovskaya oblast", "RU-MOS"},
      {"BR", "Sao Paulo", "BR-SP"},
      {"SE", "Bayern", "none"},
      {"SE", "Lund", "none"},
      {"XX", "Bayern", "none"},
      {"", "Bayern", "none"},
      {"SE", "", "none"},
      {"SE", "\xFF\xFE", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    CAPTURE(std::string(row.text));
    CHECK(code_found(row.country, row.text) == row.code);
  }
}

TEST_CASE("subdivisions: every name of ISO 3166-2, as it is, in ASCII and with doubled letters") {
  std::size_t count = 0;
  std::string missed;
  for (const IsoName& iso : iso_names()) {
    const std::string country = iso.code.substr(0, 2);
    for (const std::string& name :
         {iso.name, without_accents(iso.name), with_doubled_letters(iso.name)}) {
      ++count;
      const auto found = find_subdivision(country, name);
      if (!found || found->form == PlaceForm::abbreviation) {
        missed += iso.code + " " + name + "\n";
      }
    }
  }
  CHECK(count > 15'000);
  CHECK(missed == "");
}

TEST_CASE("subdivisions: every code is its own, not that of one that sounds like it") {
  std::string wrong;
  for (const SubdivisionRow& row : subdivision_rows) {
    const std::string code = row.code;
    const std::string country = code.substr(0, 2);
    for (const std::string& written : {code, code.substr(3)}) {
      const auto found = find_subdivision(country, written);
      // A short name may be written like another one's code; it is no abbreviation then.
      const bool is_name = found && found->form != PlaceForm::abbreviation;
      if (is_name && found->subdivision != nullptr) continue;
      const std::string other = code_found(country, written);
      if (other != code) wrong += written + " of " + country + " is taken for " + other + "\n";
    }
  }
  CHECK(wrong == "");
  CHECK(code_found("US", "NY") == "US-NY");
  CHECK(code_found("US", "N.Y.") == "US-NY");
  CHECK(code_found("US", "NJ") == "US-NJ");
  CHECK(code_found("US", "WY") == "US-WY");
  CHECK(code_found("IT", "TS") == "IT-TS");
  CHECK(code_found("SE", "Y") == "SE-Y");
  CHECK(code_found("RU", "CHE") == "RU-CHE");
  CHECK(find_subdivision("MK", "MK-801")->subdivision->name.view() == "Aerodrom");
}

TEST_CASE("subdivisions: the nearest name") {
  struct Row {
    const char* country;
    const char* text;
    const char* name;
  };
  const Row rows[] = {
      {"SE", "Östergötlnd", "Östergötlands län"},
      {"SE", "Vastra Gotaland lan", ""},  // is one
      {"DE", "Nordrhein-Westfahlen", "Nordrhein-Westfalen"},
      {"DE", "Hesen", "Hessen"},
      {"DE", "Rhein", ""},
      {"SE", "Norrland", ""},
      {"GB", "Oxfordshir", "Oxfordshire"},
      {"US", "Californa", "California"},
      {"US", "Abc", ""},
      {"XX", "California", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    if (find_subdivision(row.country, row.text)) continue;
    const SubdivisionRow* found = nearest_subdivision(row.country, row.text);
    CHECK((found == nullptr ? "" : std::string(found->name.view())) == row.name);
  }
}

TEST_CASE("countries: codes by day, and names") {
  const Date today = make_date(2026, 11, 22);
  for (const char* code : {"SE", "GB", "GR", "CW", "SS", "AX"}) CHECK(is_country_code(code, today));
  for (const char* code :
       {"XX", "UK", "EL", "EU", "se", "", "S", "SWE", "AN", "YU", "SU", "\xFF\xFF"}) {
    CAPTURE(code);
    CHECK_FALSE(is_country_code(code, today));
  }
  CHECK(is_country_code("AN", make_date(2010, 12, 14)));
  CHECK_FALSE(is_country_code("AN", make_date(2010, 12, 15)));
  CHECK(is_country_code("CS", make_date(2006, 9, 25)));
  CHECK_FALSE(is_country_code("CS", make_date(2006, 9, 26)));
  CHECK(is_country_code("GE", make_date(2000, 1, 1)));  // given anew
  struct Row {
    const char* text;
    const char* code;
  };
  const Row rows[] = {
      {"Sweden", "SE"},
      {"Sverige", "SE"},
      {"SVERIGE", "SE"},
      {"Kingdom of Sweden", "SE"},
      {"Österreich", "AT"},
      {"Oesterreich", "AT"},
      {"Austria", "AT"},
      {"Ελλάδα", "GR"},
      {"Deutschland", "DE"},
      {"España", "ES"},
      {"United Kingdom", "GB"},
      {"Norge", "NO"},
      {"Turkey", "TR"},
      {"Türkiye", "TR"},
      {"日本", "JP"},
      {"Lund", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    const CountryRow* found = country_named(row.text);
    CHECK((found == nullptr ? "" : std::string(found->code, 2)) == row.code);
  }
}

TEST_CASE("places that are known in a country") {
  for (const char* text : {"Örebro län", "Orebro", "Malmö", "Sverige", "Skåne", "Malmöhus län"}) {
    CAPTURE(std::string(text));
    CHECK(is_place_name("SE", text));
  }
  for (const char* text : {"AB", "Bayern", "Ã–rebro", "Deutschland", ""}) {
    CAPTURE(std::string(text));
    CHECK_FALSE(is_place_name("SE", text));
  }
}

TEST_CASE("subdivisions: the tables are sorted, as looking up needs") {
  for (std::size_t i = 1; i < country_rows.size(); ++i) {
    CHECK(std::string_view(country_rows[i - 1].code, 2) <
          std::string_view(country_rows[i].code, 2));
  }
  for (const CountryRow& country : country_rows) {
    for (std::size_t i = country.first_name + 1; i < country.end_name; ++i) {
      CHECK(place_name_rows[i - 1].key.view() <= place_name_rows[i].key.view());
    }
  }
  for (std::size_t i = 1; i < country_name_rows.size(); ++i) {
    CHECK(country_name_rows[i - 1].key.view() < country_name_rows[i].key.view());
  }
}

TEST_CASE("subdivisions: no rule on ST has a word against any name of ISO 3166-2") {
  const Date today = make_date(2026, 11, 22);
  std::string told;
  for (const SubdivisionRow& row : subdivision_rows) {
    const std::string_view country(row.code, 2);
    const std::string name(row.name.view());
    for (const std::string& state : {name, without_accents(name), with_doubled_letters(name)}) {
      for (const std::string& locality : {std::string("Somewhere"), state, std::string()}) {
        const StateCause cause = judge_state(country, state, locality, today).cause;
        if (cause != StateCause::none) told += std::string(row.code) + " " + state + "\n";
        if (find_postal_code(country, state)) told += state + " has a postal code\n";
      }
    }
  }
  CHECK(told == "");
}
