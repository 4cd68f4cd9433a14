#pragma once
// What a stateOrProvinceName says: whether its text is a subdivision of the country (ISO 3166-2),
// and if not, what it seems to be. All but the first is guessed from tables of names, which are
// never whole (lint/facts/subdivision.h).

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/base/date.h"
#include "lint/facts/subdivision.h"

namespace dcvlint {

enum class StateCause : std::uint8_t {
  none,              // a subdivision; or nothing can be said, because the country is none
  dissolved,         // a subdivision that was no more on the day
  abbreviated,       // the code of one, or another abbreviation
  country,           // the name of the country, or of another one
  swapped,           // a city or something unknown, while L has the subdivision
  city,              // a city
  same_as_locality,  // what L says, and no subdivision
  city_or_state,     // a city's name, which is the subdivision's without the word for county, too
  where_none,        // the country has no subdivisions that are written
  misspelled,        // nearly the name of a subdivision
  unknown,           // none of these
};
struct StateJudgement {
  StateCause cause = StateCause::none;
  std::string_view meant;                // the subdivision's name, where one is known
  std::string_view country;              // of cause country: whose name it is; else the own one
  const FormerRow* dissolved = nullptr;  // of that cause
};
// `country`: C, two upper-case letters; else the cause is `none`. `locality`: L, or empty. `day`:
// decides whether a subdivision had been dissolved.
StateJudgement judge_state(std::string_view country, std::string_view state,
                           std::string_view locality, Date day);

// A postal code within the text of a place: "223 62" of "223 62 Lund", "SW1A 1AA". Its offsets;
// null: none. Numbers of districts (Praha 6) and years are none.
struct PostalCode {
  std::uint32_t begin = 0, end = 0;
};
std::optional<PostalCode> find_postal_code(std::string_view country, std::string_view text);

}  // namespace dcvlint
