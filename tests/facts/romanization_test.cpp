#include "lint/facts/romanization.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

TEST_CASE("romanization: without accents, and with doubled letters") {
  struct Row {
    const char* native;
    const char* plain;
    const char* doubled;
  };
  const Row rows[] = {
      {"Skåne län", "Skane lan", "Skaane laen"},
      {"Östergötlands län", "Ostergotlands lan", "Oestergoetlands laen"},
      {"SKÅ", "SKA", "SKAA"},
      {"MALMÖ UNIVERSITET", "MALMO UNIVERSITET", "MALMOE UNIVERSITET"},
      {"Ås", "As", "Aas"},
      {"ÅS", "AS", "AAS"},
      {"Århus", "Arhus", "Aarhus"},
      {"Østfold", "Ostfold", "Oestfold"},
      {"Ærø", "Aero", "Aeroe"},
      {"Universität zu Köln", "Universitat zu Koln", "Universitaet zu Koeln"},
      {"Straße", "Strasse", "Strasse"},
      {"São Paulo", "Sao Paulo", "Sao Paulo"},
      {"Łódź", "Lodz", "Lodz"},
      {"İstanbul", "Istanbul", "Istanbul"},
      {"Αθήνα", "Athina", "Athina"},
      {"Київ", "Kiiv", "Kiiv"},
      {"Málaga", "Malaga", "Malaga"},  // with a loose accent
      {"東京", "東京", "東京"},
      {"plain", "plain", "plain"},
      {"", "", ""},
      {"a\xFF", "a\xFF", "a\xFF"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.native));
    CHECK(without_accents(row.native) == row.plain);
    CHECK(with_doubled_letters(row.native) == row.doubled);
  }
}

TEST_CASE("romanization: what is usual in a country comes first") {
  struct Row {
    const char* country;
    const char* native;
    const char* spellings;
  };
  const Row rows[] = {
      {"DE", "Universität Köln", "Universitaet Koeln|Universitat Koln|"},
      {"DK", "Århus", "Aarhus|Arhus|"},
      {"NO", "Tromsø", "Tromsoe|Tromso|"},
      {"SE", "Skåne län", "Skane lan|Skaane laen|"},
      {"FI", "Jyväskylä", "Jyvaskyla|Jyvaeskylae|"},
      {"TR", "Türkiye", "Turkiye|"},
      {"BG", "София", "Sofia|"},
      {"BG", "СОФИЯ", "SOFIA|"},
      {"BG", "София-Град", "Sofia-Grad|"},
      {"BG", "Академия на науките", "Akademia na naukite|"},
      {"BG", "Народна банка на България", "Narodna banka na Bulgaria|"},
      {"BG", "Хасково", "Haskovo|"},
      {"BG", "Щъркелово, Кръстьо", "Shtarkelovo, Krastyo|"},
      {"BG", "Ямбол, Приятел", "Yambol, Priyatel|"},
      {"RU", "Академия", "Akademiya|"},
      {"UA", "Київ", "Kyiv|"},
      {"UA", "Харків, Вінниця", "Kharkiv, Vinnytsia|"},
      {"UA", "Чернігів, Юрій", "Chernihiv, Yurii|"},
      {"RS", "Чачак", "Cacak|"},
      {"RS", "Зрењанин, Шабац", "Zrenjanin, Sabac|"},
      {"EE", "Tartu Ülikool", "Tartu Ulikool|"},
      {"PT", "Évora", "Evora|"},
      {"DE", "Straße", "Strasse|"},
      {"GR", "Αθήνα", "Athina|"},
      {"", "Malmö", "Malmo|"},
      {"JP", "東京", ""},
      {"SE", "Lund", "Lund|"},
      {"SE", "", "|"},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.native));
    std::string spellings;
    for (const std::string& each : ascii_spellings(row.native, row.country)) {
      spellings += each + "|";
    }
    CHECK(spellings == row.spellings);
  }
}

TEST_CASE("romanization: twins, letter by letter") {
  using enum TwinVerdict;
  struct Row {
    const char* native;
    const char* ascii;
    TwinVerdict verdict;
  };
  const Row rows[] = {
      {"Malmö universitet", "Malmo universitet", same},
      {"Malmö universitet", "Malmoe universitet", same},
      {"Malmö universitet", "MALMO  UNIVERSITET", same},
      {"Malmö universitet", "Malme universitet", differs},
      {"Malmö universitet", "Malmo University", differs},
      {"Malmö universitet", "Malmo universite", differs},
      {"Malmö universitet", "", differs},
      {"Västra Götalands län", "Vaestra Gotalands laen", same},  // a mixture
      {"Hlavní město Praha", "Hlavni mesto Praha", same},
      {"Bergische Universität Wuppertal", "Bergische Universitaet Wuppertal", same},
      {"Αθήνα", "Athina", same},
      {"Αθήνα", "Athena", same},
      {"Αθήνα", "Athens", differs},
      {"Αττική", "Attiki", same},
      {"Πανεπιστήμιο Ιωαννίνων", "Panepistimio Ioanninon", same},
      {"Ελληνικό Μεσογειακό Πανεπιστήμιο", "Elliniko Mesogeiako Panepistimio", same},
      {"Ευβοίας", "Evvoias", same},
      {"Ευβοίας", "Evvias", same},
      {"Ευβοίας", "Evvas", differs},
      {"Ευρώπη", "Evropi", same},
      {"Ντύνος", "Dynos", same},
      {"Москва", "Moskva", same},
      {"Щука", "Shchuka", same},
      {"Щука", "Suka", differs},
      {"Київ", "Kyiv", same},
      {"София", "Sofia", same},
      {"София", "Sofiya", same},
      {"Софія", "Sofiia", same},
      {"София", "Sofa", differs},
      {"Kyoto", "Kyoto", same},
      {"東京大学", "Tokyo Daigaku", unknown},
      {"Malmö", "Malmö", unknown},  // the second is no ASCII
      {"L’Oréal", "L'Oreal", same},
      {"\xFF", "a", unknown},
  };
  for (const Row& row : rows) {
    CAPTURE(std::string(row.native));
    CAPTURE(std::string(row.ascii));
    CHECK(static_cast<int>(ascii_twin(row.native, row.ascii)) == static_cast<int>(row.verdict));
  }
  const std::string longest(301, 'a');
  CHECK(ascii_twin(longest, longest) == unknown);
  const std::string long_one(300, 'a');
  CHECK(ascii_twin(long_one, long_one) == same);
}
