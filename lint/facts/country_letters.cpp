#include "lint/facts/country_letters.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

struct Row {
  std::string_view country;
  std::string_view letters;
};

constexpr std::string_view french = "àâæçéèêëîïôœùûüÿ";
constexpr std::string_view german = "äöüßé";
constexpr std::string_view spanish = "áéíñóúü";
constexpr std::string_view portuguese = "áâãàçéêíóôõúü";
constexpr std::string_view danish = "æøåéäö";
constexpr std::string_view serbian = "čćđšž";
constexpr std::string_view greek = "αάβγδεέζηήθιίϊΐκλμνξοόπρσςτυύϋΰφχψωώ";

// Sorted by code.
constexpr auto rows = std::to_array<Row>({
    {"AD", "àçéèíïóòúü·"},
    {"AL", "çë"},
    {"AO", portuguese},
    {"AR", spanish},
    {"AT", german},
    {"AZ", "çəğıöşü"},
    {"BA", serbian},
    {"BE", "àâæçéèêëîïôœùûüÿäöß"},
    {"BR", portuguese},
    {"CA", french},
    {"CH", "àâæçéèêëîïôœùûüÿäößòì"},
    {"CL", spanish},
    {"CO", spanish},
    {"CY", greek},
    {"CZ", "áčďéěíňóřšťúůýžöü"},
    {"DE", "äöüßéšžć"},
    {"DK", danish},
    {"EE", "äõöüšž"},
    {"ES", "áéíñóúüàçèïò·"},
    {"FI", "åäöšžâčđŋǧǥǩõʒǯáŧ"},
    {"FO", "áðíóúýæø"},
    {"FR", french},
    {"GB", "âêîôûŵŷàèìòù"},
    {"GL", danish},
    {"GR", greek},
    {"HR", serbian},
    {"HU", "áéíóöőúüű"},
    {"IE", "áéíóú"},
    {"IS", "áðéíóúýþæö"},
    {"IT", "àèéìíîòóùúäöüß"},
    {"LI", german},
    {"LT", "ąčęėįšųūž"},
    {"LU", "àâæçéèêëîïôœùûüÿäöß"},
    {"LV", "āčēģīķļņšūžŗō"},
    {"MC", french},
    {"MD", "ăâîșțşţ"},
    {"ME", "čćđšžśź"},
    {"MT", "ċġħżàèìòù"},
    {"MX", spanish},
    {"NL", "áâäàéëèêïíóôöúûüç"},
    {"NO", "æøåéèêóòôáčđŋšŧž"},
    {"PE", spanish},
    {"PL", "ąćęłńóśźż"},
    {"PT", portuguese},
    {"RO", "ăâîșțşţáéíóöőúüű"},
    {"RS", serbian},
    {"SE", "åäöéáčđŋšŧžüà"},
    {"SI", "čšžćđ"},
    {"SK", "áäčďéíĺľňóôŕšťúýžöü"},
    {"TR", "çğıöşüâîû"},
    {"VN", "àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::country));

}  // namespace

std::string_view country_letters(std::string_view country_code) {
  const auto found = std::ranges::lower_bound(rows, country_code, {}, &Row::country);
  return found == rows.end() || found->country != country_code ? "" : found->letters;
}

}  // namespace dcvlint
