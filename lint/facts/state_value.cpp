#include "lint/facts/state_value.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/facts/place_key.h"

namespace dcvlint {
namespace {

std::string_view name_of(const SubdivisionRow* row) {
  return row == nullptr ? std::string_view() : row->name.view();
}

bool is_letter_of_code(char c) { return ascii_upper(c) >= 'A' && ascii_upper(c) <= 'Z'; }

// Whether L says of itself that it is a county: "Skåne län". A bare name may be a city's, too.
const SubdivisionRow* county_in(std::string_view country, std::string_view locality) {
  if (locality.empty() || !place_keys(locality).has_generic_word()) return nullptr;
  const auto found = find_subdivision(country, locality);
  if (!found || found->form > PlaceForm::bare) return nullptr;
  return find_city(country, locality) == nullptr ? found->subdivision : nullptr;
}

// Whether what was found is written with a vowel too many or too few, and no other subdivision of
// the country is called so.
bool is_misspelled(std::string_view country, std::string_view state, const PlaceFound& found) {
  if (found.subdivision == nullptr || found.form > PlaceForm::bare) return false;
  if (!is_doubled_otherwise(state, name_of(found.subdivision))) return false;
  const PlaceKeys keys = place_keys(state);
  return std::ranges::none_of(subdivision_rows, [&](const SubdivisionRow& row) {
    if (!std::string_view(row.code).starts_with(country)) return false;
    const PlaceKeys named = place_keys(row.name.view());
    return (named.whole == keys.whole || named.bare == keys.bare) &&
           !is_doubled_otherwise(state, row.name.view());
  });
}

StateJudgement judge_known(std::string_view country, std::string_view state,
                           const PlaceFound& found, Date day) {
  StateJudgement judged;
  judged.country = country;
  if (found.form == PlaceForm::former) {
    if (static_cast<std::int32_t>(day) < found.former->until) return judged;
    judged.cause = StateCause::dissolved;
    judged.meant = found.former->now.view();
    judged.dissolved = found.former;
    return judged;
  }
  judged.meant = name_of(found.subdivision);
  if (is_misspelled(country, state, found)) {
    judged.cause = StateCause::misspelled;
  } else if (found.form == PlaceForm::abbreviation) {
    judged.cause = StateCause::abbreviated;
  } else if (found.form == PlaceForm::bare && find_city(country, state) != nullptr) {
    judged.cause = StateCause::city_or_state;
  }
  return judged;
}

// Of a text that is no subdivision's name.
StateJudgement judge_unknown(const CountryRow& country, std::string_view state,
                             std::string_view locality) {
  StateJudgement judged;
  judged.country = {country.code, 2};
  const SubdivisionRow* city = find_city(judged.country, state);
  if (const CountryRow* named = country_named(state); named != nullptr && city == nullptr) {
    judged.country = {named->code, 2};
    // Singapore, Monaco: the city has the name of the state.
    const bool is_city_state = named == &country && country.only_localities;
    judged.cause = is_city_state ? StateCause::none : StateCause::country;
    return judged;
  }
  if (const SubdivisionRow* county = county_in(judged.country, locality)) {
    judged.cause = StateCause::swapped;
    judged.meant = name_of(county);
    return judged;
  }
  if (country.only_localities) {
    judged.cause = StateCause::where_none;
    return judged;
  }
  if (city != nullptr) {
    judged.cause = StateCause::city;
    judged.meant = name_of(city);
    return judged;
  }
  if (place_keys(state).whole == place_keys(locality).whole) {
    judged.cause = StateCause::same_as_locality;
    return judged;
  }
  judged.meant = name_of(nearest_subdivision(judged.country, state));
  judged.cause = judged.meant.empty() ? StateCause::unknown : StateCause::misspelled;
  return judged;
}

// Shapes of postal codes: 9 stands for a digit, A for a letter, a blank for one blank or none.
struct PostalShape {
  std::string_view country;
  std::array<std::string_view, 6> shapes;
};
constexpr auto postal_shapes = std::to_array<PostalShape>({
    {"AT", {"9999"}},
    {"BE", {"9999"}},
    {"BG", {"9999"}},
    {"BR", {"99999-999"}},
    {"CA", {"A9A 9A9"}},
    {"CH", {"9999"}},
    {"CY", {"9999"}},
    {"CZ", {"999 99"}},
    {"DE", {"99999"}},
    {"DK", {"9999"}},
    {"EE", {"99999"}},
    {"ES", {"99999"}},
    {"FI", {"99999"}},
    {"FR", {"99999"}},
    {"GB", {"AA9A 9AA", "AA99 9AA", "AA9 9AA", "A99 9AA", "A9A 9AA", "A9 9AA"}},
    {"GR", {"999 99"}},
    {"HR", {"99999"}},
    {"HU", {"9999"}},
    {"IN", {"999999"}},
    {"IT", {"99999"}},
    {"JP", {"999-9999"}},
    {"LT", {"99999"}},
    {"LU", {"9999"}},
    {"LV", {"LV-9999"}},
    {"MX", {"99999"}},
    {"NL", {"9999 AA"}},
    {"NO", {"9999"}},
    {"PL", {"99-999"}},
    {"PT", {"9999-999"}},
    {"RO", {"999999"}},
    {"RS", {"99999"}},
    {"RU", {"999999"}},
    {"SE", {"999 99"}},
    {"SI", {"9999"}},
    {"SK", {"999 99"}},
    {"TR", {"99999"}},
    {"UA", {"99999"}},
    {"US", {"99999-9999", "99999"}},
});
static_assert(std::ranges::is_sorted(postal_shapes, {}, &PostalShape::country));

// Where the shape ends that begins at text[at]; 0: it does not.
std::size_t shape_end(std::string_view text, std::size_t at, std::string_view shape) {
  for (const char wanted : shape) {
    const char c = at < text.size() ? text[at] : '\0';
    if (wanted == ' ' && c != ' ') continue;
    const bool fits = wanted == '9'   ? is_digit(c)
                      : wanted == 'A' ? is_letter_of_code(c)
                                      : ascii_upper(c) == wanted;
    if (!fits) return 0;
    ++at;
  }
  return at;
}

bool is_boundary(std::string_view text, std::size_t at) {
  if (at >= text.size()) return true;
  const char c = text[at];
  return !is_digit(c) && !is_letter_of_code(c) && static_cast<unsigned char>(c) < 0x80;
}

}  // namespace

StateJudgement judge_state(std::string_view country, std::string_view state,
                           std::string_view locality, Date day) {
  const CountryRow* row = find_country(country);
  if (row == nullptr || place_keys(state).whole.empty()) return {};
  if (const auto found = find_subdivision(country, state)) {
    return judge_known({row->code, 2}, state, *found, day);
  }
  return judge_unknown(*row, state, locality);
}

std::optional<PostalCode> find_postal_code(std::string_view country, std::string_view text) {
  const auto row = std::ranges::lower_bound(postal_shapes, country, {}, &PostalShape::country);
  if (row == postal_shapes.end() || row->country != country) return std::nullopt;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at > 0 && !is_boundary(text, at - 1)) continue;
    for (const std::string_view shape : row->shapes) {
      const std::size_t end = shape.empty() ? 0 : shape_end(text, at, shape);
      if (end == 0 || !is_boundary(text, end)) continue;
      return PostalCode{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    }
  }
  return std::nullopt;
}

}  // namespace dcvlint
