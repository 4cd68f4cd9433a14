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

TEST_CASE("ST: a county is dissolved on a day") {
  CHECK(judged("NO", "Viken", "", make_date(2023, 12, 31)) == "none");
  CHECK(judged("NO", "Viken", "", make_date(2024, 1, 1)) ==
        "dissolved: Østfold, Akershus, Buskerud");
  CHECK(judged("FR", "Lorraine", "Nancy", make_date(2015, 12, 31)) == "none");
  CHECK(judged("FR", "Lorraine", "Nancy", make_date(2016, 1, 1)) == "dissolved: Grand-Est");
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
