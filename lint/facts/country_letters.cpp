#include "lint/facts/country_letters.h"

#include <algorithm>
#include <array>
#include <string>

#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

struct Row {
  std::string_view country;
  std::string_view letters;
};

constexpr std::string_view french = "àâæçéèêëîïôœùûüÿ";
constexpr std::string_view german = "äöüß|é";
constexpr std::string_view spanish = "áéíñóúü";
constexpr std::string_view portuguese = "áâãàçéêíóôõúü";
constexpr std::string_view danish = "æøå|éäö";
constexpr std::string_view serbian = "čćđšž";
constexpr std::string_view greek = "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ";

// Sorted by code. Behind the bar: letters of minorities and of words that came from elsewhere.
constexpr auto rows = std::to_array<Row>({
    {"AD", "àçéèíïóòúü·"},
    {"AL", "çë"},
    {"AO", portuguese},
    {"AR", spanish},
    {"AT", german},
    {"AZ", "çəğıöşü"},
    {"BA", serbian},
    {"BE", "àâçéèêëîïôûü|æœùÿäöß"},
    {"BR", portuguese},
    {"CA", french},
    {"CH", "äöüàâçéèêëîïôû|æœùÿßòì"},
    {"CL", spanish},
    {"CO", spanish},
    {"CY", greek},
    {"CZ", "áčďéěíňóřšťúůýž|öü"},
    {"DE", "äöüß|éšžć"},
    {"DK", danish},
    {"EE", "äõöüšž"},
    {"ES", "áéíñóúü|àçèïò·"},
    {"FI", "åäö|šžâčđŋǧǥǩõʒǯáŧ"},
    {"FO", "áðíóúýæø"},
    {"FR", french},
    {"GB", "âêîôûŵŷ|àèìòù"},
    {"GL", danish},
    {"GR", greek},
    {"HR", serbian},
    {"HU", "áéíóöőúüű"},
    {"IE", "áéíóú"},
    {"IS", "áðéíóúýþæö"},
    {"IT", "àèéìòù|íîóúäöüß"},
    {"LI", german},
    {"LT", "ąčęėįšųūž"},
    {"LU", "àâçéèêëîïôûäöü|æœùÿß"},
    {"LV", "āčēģīķļņšūž|ŗō"},
    {"MC", french},
    {"MD", "ăâîșțşţ"},
    {"ME", "čćđšžśź"},
    {"MT", "ċġħżàèìòù"},
    {"MX", spanish},
    {"NL", "éëèêïöü|áâäàíóôúûç"},
    {"NO", "æøå|éèêóòôáčđŋšŧž"},
    {"PE", spanish},
    {"PL", "ąćęłńóśźż"},
    {"PT", portuguese},
    {"RO", "ăâîșțşţ|áéíóöőúüű"},
    {"RS", serbian},
    {"SE", "åäö|éáčđŋšŧžüà"},
    {"SI", "čšžćđ"},
    {"SK", "áäčďéíĺľňóôŕšťúýž|öü"},
    {"TR", "çğıöşü|âîû"},
    {"VN", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::country));

// Where names are written in Cyrillic letters, alone or beside Latin ones. Sorted.
constexpr auto cyrillic_countries = std::to_array<std::string_view>(
    {"BA", "BG", "BY", "KG", "KZ", "ME", "MK", "MN", "RS", "RU", "TJ", "UA", "UZ"});
static_assert(std::ranges::is_sorted(cyrillic_countries));

}  // namespace

std::string_view country_letters(std::string_view country_code) {
  const auto found = std::ranges::lower_bound(rows, country_code, {}, &Row::country);
  return found == rows.end() || found->country != country_code ? "" : found->letters;
}

std::string_view own_letters(std::string_view country_code) {
  const std::string_view all = country_letters(country_code);
  return all.substr(0, all.find('|'));
}

bool has_letter(std::string_view letters, char32_t c) {
  std::string lower;
  append_utf8(lower, to_lower_case(c));
  return letters.find(lower) != std::string_view::npos;
}

bool may_write(std::string_view country_code, Script script) {
  const bool is_greek = country_letters(country_code) == greek;
  const bool is_cyrillic = std::ranges::binary_search(cyrillic_countries, country_code);
  if (script == Script::greek)
    return is_greek || (!is_cyrillic && country_letters(country_code).empty());
  if (script == Script::cyrillic) return is_cyrillic || country_letters(country_code).empty();
  return true;
}

}  // namespace dcvlint
