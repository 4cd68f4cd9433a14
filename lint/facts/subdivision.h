#pragma once
// Countries (ISO 3166-1) and their subdivisions (ISO 3166-2), and the names that are written for
// them: native, in ASCII, in English, in other languages of the country, without the word for
// county, and abbreviated; also subdivisions that have been dissolved, and some cities.
//
// The tables are made while we are built (lint/commands/subdivision_table.cpp) from Debian's
// package iso-codes and data/subdivisions.tsv. They are constant data: nothing is read at start.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/base/date.h"

namespace dcvlint {

enum class PlaceForm : std::uint8_t {
  name,          // as ISO 3166-2 has it
  alias,         // another name in use, a former spelling, an English one
  translated,    // as another language has it
  bare,          // one of these without the word for county, province …
  former,        // of one that has been dissolved
  city,          // not the subdivision, but a city in it
  abbreviation,  // of the code, or another
};

// Of generated tables; texts are in place_texts.
struct PlaceText {
  std::uint32_t at;
  std::uint8_t size;
  std::string_view view() const;
};
struct SubdivisionRow {
  PlaceText name;  // as it is best written
  char code[7];    // "SE-M", ended by a zero
};
struct FormerRow {
  PlaceText name, now;  // "Hordaland", "Vestland"
  std::int32_t until;   // the first day on which it was no more
};
struct PlaceNameRow {
  PlaceText key;  // place_keys()
  PlaceForm form;
  std::uint16_t target;  // of form former: in former_rows; else in subdivision_rows
};
struct CountryRow {
  char code[2];
  bool only_localities;  // ST says nothing there, or there are no subdivisions
  PlaceText name;        // in English
  std::int32_t until;    // the first day on which the code was nobody's; INT32_MAX: it is assigned
  std::uint32_t first_name, end_name;  // in place_name_rows
};
struct CountryNameRow {
  PlaceText key;
  std::uint16_t country;  // in country_rows
};

// Generated, and sorted: countries by code, place names by country and then by key and form,
// country names by key.
extern const char place_texts[];
extern const std::span<const SubdivisionRow> subdivision_rows;
extern const std::span<const FormerRow> former_rows;
extern const std::span<const PlaceNameRow> place_name_rows;
extern const std::span<const CountryRow> country_rows;
extern const std::span<const CountryNameRow> country_name_rows;

// --- countries ---------------------------------------------------------------------------------

// Null: no code of ISO 3166-1, nor one that was. `code`: two upper-case letters.
const CountryRow* find_country(std::string_view code);
// Whether the code was assigned on the day. On which day assigned codes came is not known here.
bool is_country_code(std::string_view code, Date day);
// The country with this name, in English or in a language spoken there; null: none.
const CountryRow* country_named(std::string_view utf8);

// --- subdivisions ------------------------------------------------------------------------------

struct PlaceFound {
  PlaceForm form = PlaceForm::name;
  const SubdivisionRow* subdivision = nullptr;  // null where the form is `former`
  const FormerRow* former = nullptr;
};
// What a text names in a country. Of several things the first in the order of PlaceForm, but a
// code only where it is written as one. `country`: two upper-case letters.
std::optional<PlaceFound> find_subdivision(std::string_view country, std::string_view utf8);
// The subdivision in which a city of that name lies; null: none is known.
const SubdivisionRow* find_city(std::string_view country, std::string_view utf8);
// The subdivision with a name that is nearly the text: one letter wrong, or two of nine; null:
// none.
const SubdivisionRow* nearest_subdivision(std::string_view country, std::string_view utf8);

// Whether a text is known as the name of the country, of a subdivision (a dissolved one, too) or of
// a city in it, in any form but an abbreviation. For deciding whether letters make sense.
bool is_place_name(std::string_view country, std::string_view utf8);

}  // namespace dcvlint
