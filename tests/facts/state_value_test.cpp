#include "lint/facts/state_value.h"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace dcvlint;

namespace {

std::string judged(const char* country, const char* state, const char* locality = "",
                   Date day = make_date(2026, 11, 22)) {
  constexpr std::array<const char*, 11> names = {
      "none", "dissolved",     "abbreviated", "country",    "swapped", "city",
      "same", "city or state", "where none",  "misspelled", "unknown"};
  const StateJudgement judgement = judge_state(country, state, locality, day);
  std::string out = names[static_cast<std::size_t>(judgement.cause)];
  if (!judgement.meant.empty() && judgement.cause != StateCause::none) {
    out += ": " + std::string(judgement.meant);
  }
  return out;
}

}  // namespace

TEST_CASE("ST: what it says") {
  struct Row {
    const char* country;
    const char* state;
    const char* locality;
    const char* judged;
  };
  const Row rows[] = {
      {"SE", "Skåne län", "Lund", "none"},
      {"SE", "Skane lan", "", "none"},
      {"SE", "Skåne", "Lund", "none"},
      {"SE", "M", "Lund", "abbreviated: Skåne län"},
      {"SE", "SE-M", "Lund", "abbreviated: Skåne län"},
      {"SE", "Stockholm", "Stockholm", "city or state: Stockholms län"},
      {"SE", "Kalmar", "", "city or state: Kalmar län"},
      {"SE", "Kalmar län", "", "none"},
      {"SE", "Lund", "Lund", "city: Skåne län"},
      {"SE", "Göteborg", "", "city: Västra Götalands län"},
      {"SE", "Goeteborg", "", "city: Västra Götalands län"},
      {"SE", "Gothenburg", "", "city: Västra Götalands län"},
      {"SE", "Lund", "Skåne län", "swapped: Skåne län"},
      {"SE", "Onsala", "Hallands lan", "swapped: Hallands län"},
      {"SE", "Onsala", "Onsala", "same"},
      {"SE", "Sverige", "", "country"},
      {"SE", "Norge", "", "country"},
      {"SE", "Östergötlnd", "", "misspelled: Östergötlands län"},
      {"SE", "Norrland", "", "unknown"},
      {"SE", "Skåne läan", "", "misspelled: Skåne län"},
      {"SE", "Skaane laen", "", "none"},
      {"FI", "Uusima", "", "misspelled: Uusimaa"},
      {"FI", "Uusimaa", "", "none"},
      {"CH", "Argau", "", "misspelled: Aargau"},
      {"NO", "Troendelag", "", "none"},
      {"DK", "Region Sjaelland", "", "none"},
      {"SE", "Malmöhus län", "", "dissolved: Skåne län"},
      {"GB", "Middlesex", "London", "none"},
      {"GB", "London", "London", "none"},
      {"GB", "Wessex", "London", "misspelled: Essex"},
      {"GB", "Borsetshire", "London", "unknown"},
      {"IT", "Milano", "Milano", "none"},
      {"IT", "Lombardia", "Milano", "none"},
      {"NL", "Utrecht", "Utrecht", "none"},
      {"DE", "Berlin", "Berlin", "none"},
      {"NO", "Oslo", "Oslo", "none"},
      {"BE", "Luxembourg", "Arlon", "none"},
      {"US", "Georgia", "Atlanta", "none"},
      {"US", "GA", "Atlanta", "abbreviated: Georgia"},
      {"LU", "Luxembourg", "Luxembourg", "none"},
      {"SG", "Singapore", "Singapore", "none"},
      {"MT", "Malta", "Msida", "none"},
      {"MT", "Malta Majjistral", "Msida", "where none"},
      {"HK", "Kowloon", "Hong Kong", "where none"},
      {"XX", "Kosovo", "Pristina", "none"},
      {"", "Skåne", "", "none"},
      {"SE", "", "Lund", "none"},
      {"SE", "-", "Lund", "none"},
      {"CH", "Wallis", "Sion", "none"},
      {"CZ", "Hlavni mesto Praha", "Praha 6", "none"},
      {"MX", "México", "Toluca", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    CAPTURE(std::string(row.state));
    CHECK(judged(row.country, row.state, row.locality) == row.judged);
  }
}

TEST_CASE("ST: as universities write it") {
  struct Row {
    const char* country;
    const char* state;
    const char* judged;
  };
  const Row rows[] = {
      {"IE", "Co. Cork", "none"},
      {"IE", "Co Cork", "none"},
      {"IE", "County Cork", "none"},
      {"IE", "Cork", "none"},
      {"IE", "Co. Dublin", "none"},
      {"IE", "Dublin", "none"},
      {"IE", "Co. Kildare", "none"},
      {"IE", "CO. GALWAY", "none"},
      {"IE", "Leinster", "none"},
      {"IE", "Munster", "none"},
      {"IE", "Connacht", "none"},
      {"IE", "Connaught", "none"},
      {"IE", "CO", "abbreviated: Cork"},
      {"GB", "Co. Durham", "none"},
      {"GB", "Co Down", "none"},
      {"GB", "Co. Antrim", "none"},
      {"GB", "Cambs", "none"},
      {"GB", "Cambs.", "none"},
      {"GB", "Cambridgeshire", "none"},
      {"GB", "Oxon", "none"},
      {"GB", "Hants", "none"},
      {"GB", "Herts", "none"},
      {"GB", "Lancs", "none"},
      {"GB", "Notts", "none"},
      {"GB", "N. Yorks", "none"},
      {"GB", "North Yorkshire", "none"},
      {"GB", "West Midlands", "none"},
      {"GB", "Greater London", "none"},
      {"GB", "England", "none"},
      {"GB", "Scotland", "none"},
      {"GB", "Midlothian", "none"},
      {"GB", "City of Edinburgh", "none"},
      {"GB", "South Glamorgan", "none"},
      {"GB", "Cambridge", "city: Cambridgeshire"},
      {"IT", "Roma", "none"},
      {"IT", "RM", "abbreviated: Roma"},
      {"IT", "Emilia Romagna", "none"},
      {"IT", "Friuli Venezia Giulia", "none"},
      {"IT", "Trentino Alto Adige", "none"},
      {"IT", "Provincia di Trento", "none"},
      {"IT", "Italia", "country"},
      {"IT", "Reggio nell'Emilia", "none"},
      {"IT", "Reggio Emilia", "none"},
      {"IT", "Reggio di Calabria", "none"},
      {"IT", "Monza e della Brianza", "none"},
      {"ES", "Madrid", "none"},
      {"ES", "Comunidad de Madrid", "none"},
      {"ES", "Barcelona", "none"},
      {"ES", "Catalunya", "none"},
      {"ES", "Cataluna", "none"},
      {"ES", "Comunidad Valenciana", "none"},
      {"ES", "Comunitat Valenciana", "none"},
      {"ES", "Andalucia", "none"},
      {"ES", "Pais Vasco", "none"},
      {"ES", "Bizkaia", "none"},
      {"ES", "A Coruña", "none"},
      {"ES", "La Coruna", "none"},
      {"ES", "Illes Balears", "none"},
      {"ES", "Islas Baleares", "none"},
      {"ES", "Santa Cruz de Tenerife", "none"},
      {"ES", "Castilla y Leon", "none"},
      {"ES", "Castilla-La Mancha", "none"},
      {"ES", "Region de Murcia", "none"},
      {"PT", "Lisboa", "none"},
      {"PT", "Distrito de Lisboa", "none"},
      {"PT", "Porto", "none"},
      {"PT", "Évora", "none"},
      {"PT", "Setubal", "none"},
      {"PT", "Algarve", "none"},
      {"PT", "Alentejo", "unknown"},
      {"PT", "Minho", "unknown"},
      {"PT", "Açores", "none"},
      {"FR", "Ile-de-France", "none"},
      {"FR", "Île de France", "none"},
      {"FR", "IDF", "abbreviated: Île-de-France"},
      {"FR", "Rhone", "none"},
      {"FR", "Isère", "none"},
      {"FR", "Auvergne-Rhone-Alpes", "none"},
      {"FR", "Provence Alpes Cote d'Azur", "none"},
      {"FR", "Essonne", "none"},
      {"FR", "Val de Marne", "none"},
      {"FR", "Hauts de Seine", "none"},
      {"FR", "Midi-Pyrénées", "dissolved: Occitanie"},
      {"FR", "Paris", "none"},
      {"FR", "Alsace", "none"},
      {"FR", "Collectivité européenne d’Alsace", "none"},
      {"FR", "Champagne-Ardenne", "dissolved: Grand Est"},
      {"FR", "Grand-Est", "none"},
      {"FR", "Métropole de Lyon", "none"},
      {"FR", "Pays de la Loire", "none"},
      {"CH", "Zürich", "none"},
      {"CH", "Zurich", "none"},
      {"CH", "ZH", "abbreviated: Zürich"},
      {"CH", "Kanton Bern", "none"},
      {"CH", "Canton de Vaud", "none"},
      {"CH", "Geneve", "none"},
      {"CH", "St.Gallen", "none"},
      {"CH", "Sankt Gallen", "none"},
      {"CH", "Neuchatel", "none"},
      {"CH", "Appenzell", "none"},
      {"AT", "Wien", "none"},
      {"AT", "Vienna", "none"},
      {"AT", "Steiermark", "none"},
      {"AT", "Oberoesterreich", "none"},
      {"AT", "Niederosterreich", "none"},
      {"AT", "Kaernten", "none"},
      {"AT", "OÖ", "abbreviated: Oberösterreich"},
      {"AT", "NÖ", "abbreviated: Niederösterreich"},
      {"LT", "Kauno apskritis", "none"},
      {"LT", "Kauno apskr.", "none"},
      {"LT", "Vilniaus apskr.", "none"},
      {"AT", "Graz", "city: Steiermark"},
      {"BE", "Vlaams-Brabant", "none"},
      {"BE", "Vlaams Brabant", "none"},
      {"BE", "Oost-Vlaanderen", "none"},
      {"BE", "Brussels Hoofdstedelijk Gewest", "none"},
      {"BE", "Bruxelles", "none"},
      {"BE", "Brussels", "none"},
      {"BE", "Liege", "none"},
      {"BE", "Brabant Wallon", "none"},
      {"BE", "Gent", "city: Oost-Vlaanderen"},
      {"NL", "Noord-Holland", "none"},
      {"NL", "Noord Holland", "none"},
      {"NL", "Zuid-Holland", "none"},
      {"NL", "Gelderland", "none"},
      {"NL", "Noord-Brabant", "none"},
      {"NL", "Holland", "unknown"},
      {"NL", "Groningen", "none"},
      {"NL", "Amsterdam", "city: Noord-Holland"},
      {"SE", "Stockholms lan", "none"},
      {"SE", "Västra Götaland", "none"},
      {"SE", "Vastra Gotalands lan", "none"},
      {"SE", "Ostergotland", "none"},
      {"SE", "Skane", "none"},
      {"SE", "Dalarna", "none"},
      {"NO", "Oslo", "none"},
      {"NO", "Trondelag", "none"},
      {"NO", "Sør-Trøndelag", "dissolved: Trøndelag"},
      {"NO", "Viken", "dissolved: Østfold, Akershus, Buskerud"},
      {"NO", "Vestland", "none"},
      {"NO", "Møre og Romsdal", "none"},
      {"NO", "More og Romsdal", "none"},
      {"FI", "Uusimaa", "none"},
      {"FI", "Nyland", "none"},
      {"FI", "Varsinais-Suomi", "none"},
      {"FI", "Pirkanmaa", "none"},
      {"FI", "Keski-Suomi", "none"},
      {"FI", "Southern Finland", "dissolved: Uusimaa"},
      {"DK", "Hovedstaden", "none"},
      {"DK", "Region Hovedstaden", "none"},
      {"DK", "Capital Region", "none"},
      {"DK", "Capital Region of Denmark", "none"},
      {"DK", "Midtjylland", "none"},
      {"DK", "Region Midtjylland", "none"},
      {"DK", "Syddanmark", "none"},
      {"DK", "Fyn", "none"},
      {"DK", "Jylland", "unknown"},
      {"DK", "Aarhus", "city: Midtjylland"},
      {"PL", "mazowieckie", "none"},
      {"PL", "woj. mazowieckie", "none"},
      {"PL", "województwo małopolskie", "none"},
      {"PL", "Malopolskie", "none"},
      {"PL", "malopolska", "none"},
      {"PL", "Wielkopolska", "none"},
      {"PL", "slaskie", "none"},
      {"PL", "Dolnoslaskie", "none"},
      {"PL", "Lodzkie", "none"},
      {"CZ", "Praha", "none"},
      {"CZ", "Hlavní město Praha", "none"},
      {"CZ", "Praha 1", "none"},
      {"CZ", "Jihomoravský kraj", "none"},
      {"CZ", "Jihomoravsky", "none"},
      {"CZ", "Moravskoslezsky kraj", "none"},
      {"CZ", "Czech Republic", "country"},
      {"GR", "Attiki", "none"},
      {"GR", "Attica", "none"},
      {"GR", "Kriti", "none"},
      {"GR", "Crete", "none"},
      {"GR", "Nomos Attikis", "none"},
      {"GR", "Central Macedonia", "none"},
      {"GR", "Kentriki Makedonia", "none"},
      {"GR", "Macedonia", "none"},
      {"GR", "Achaia", "none"},
      {"GR", "Thessaloniki", "city: Kentrikí Makedonía"},
      {"TR", "Istanbul", "none"},
      {"TR", "İstanbul", "none"},
      {"TR", "Ankara", "none"},
      {"TR", "Izmir", "none"},
      {"TR", "Eskişehir", "none"},
      {"TR", "Eskisehir", "none"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.country));
    CAPTURE(std::string(row.state));
    CHECK(judged(row.country, row.state, "Campus") == row.judged);
  }
}

TEST_CASE("ST: a county is dissolved on a day") {
  CHECK(judged("NO", "Viken", "", make_date(2023, 12, 31)) == "none");
  CHECK(judged("NO", "Viken", "", make_date(2024, 1, 1)) ==
        "dissolved: Østfold, Akershus, Buskerud");
  // The region was dissolved in 2016; since 2021 there is a collectivity of that name.
  CHECK(judged("FR", "Alsace", "Strasbourg", make_date(2026, 11, 23)) == "none");
  CHECK(judged("FR", "Lorraine", "Nancy", make_date(2015, 12, 31)) == "none");
  CHECK(judged("FR", "Lorraine", "Nancy", make_date(2016, 1, 1)) == "dissolved: Grand Est");
}

TEST_CASE("postal codes within names of places") {
  struct Row {
    const char* country;
    const char* text;
    const char* code;  // empty: none
  };
  const Row rows[] = {
      {"SE", "223 62 Lund", "223 62"},
      {"SE", "22362 Lund", "22362"},
      {"SE", "SE-223 62 Lund", "223 62"},
      {"SE", "Lund", ""},
      {"SE", "Lund 1", ""},
      {"SE", "1234567", ""},
      {"DE", "52062 Aachen", "52062"},
      {"DE", "Halle 4", ""},
      {"GB", "London SW7 2AZ", "SW7 2AZ"},
      {"GB", "SW72AZ", "SW72AZ"},
      {"GB", "Area 51", ""},
      {"NL", "1098 XG Amsterdam", "1098 XG"},
      {"CZ", "Praha 6", ""},
      {"CZ", "160 00 Praha", "160 00"},
      {"PL", "00-901 Warszawa", "00-901"},
      {"JP", "100-0001", "100-0001"},
      {"US", "94720-1234 Berkeley", "94720-1234"},
      {"CA", "Toronto M5S 1A1", "M5S 1A1"},
      {"XX", "22362 Lund", ""},
      {"SE", "", ""},
      {"SE", "22362ö", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    const auto found = find_postal_code(row.country, row.text);
    const std::string text = row.text;
    CHECK((found ? text.substr(found->begin, found->end - found->begin) : "") == row.code);
  }
}
