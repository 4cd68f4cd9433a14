#include "lint/facts/subdivision.h"

#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "lint/base/spelling.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/place_key.h"

namespace dcvlint {
namespace {

std::string_view code_of(const CountryRow& row) { return {row.code, 2}; }

std::span<const PlaceNameRow> names_of(const CountryRow& country) {
  return place_name_rows.subspan(country.first_name, country.end_name - country.first_name);
}

std::span<const PlaceNameRow> names_with(const CountryRow& country, std::string_view key) {
  const auto found = std::ranges::equal_range(
      names_of(country), key, {}, [](const PlaceNameRow& row) { return row.key.view(); });
  return {found.begin(), found.end()};
}

// "NRW", "CA", "07", "OÖ": nobody writes a name like that.
bool is_written_as_code(std::string_view text) {
  constexpr std::size_t longest_code = 6;  // GB-ABC
  if (text.size() > longest_code) return false;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const char32_t c = step.code_point;
    const bool stands_in_code = c < 0x80 ? c != U' ' && (c < U'a' || c > U'z') : is_upper_case(c);
    if (!step.valid || !stands_in_code) return false;
    at += step.size;
  }
  return true;
}

PlaceFound found_of(const PlaceNameRow& row) {
  if (row.form == PlaceForm::former) return {row.form, nullptr, &former_rows[row.target]};
  return {row.form, &subdivision_rows[row.target], nullptr};
}

std::optional<PlaceFound> first_of(std::span<const PlaceNameRow> rows, bool as_code) {
  for (const PlaceNameRow& row : rows) {
    if (row.form == PlaceForm::city) continue;
    if (row.form == PlaceForm::abbreviation && !as_code) continue;
    return found_of(row);
  }
  return std::nullopt;
}

// 東京都, 大阪府, 広島県: the sign for what it is stands behind the name without a blank.
std::string_view without_japanese_kind(std::string_view text) {
  for (const std::string_view kind : {"都", "府", "県"}) {
    if (text.ends_with(kind) && text.size() > 2 * kind.size()) {
      return text.substr(0, text.size() - kind.size());
    }
  }
  return text;
}

// What a text may be looked up as, one after another; an empty key is found nowhere.
struct LookupKeys {
  std::string whole, bare;
};
LookupKeys lookup_keys(std::string_view country, std::string_view text) {
  PlaceKeys keys = place_keys(text);
  if (country == "JP" && !keys.whole.empty()) {
    keys.bare = std::string(without_japanese_kind(keys.bare));
  }
  return {std::move(keys.whole), std::move(keys.bare)};
}

}  // namespace

std::string_view PlaceText::view() const { return {place_texts + at, size}; }

const CountryRow* find_country(std::string_view code) {
  const auto found = std::ranges::lower_bound(country_rows, code, {}, code_of);
  return found != country_rows.end() && code_of(*found) == code ? &*found : nullptr;
}

bool is_country_code(std::string_view code, Date day) {
  const CountryRow* row = find_country(code);
  return row != nullptr && static_cast<std::int32_t>(day) < row->until;
}

const CountryRow* country_named(std::string_view utf8) {
  const std::string key = place_keys(utf8).whole;
  const auto found = std::ranges::lower_bound(
      country_name_rows, key, {}, [](const CountryNameRow& row) { return row.key.view(); });
  if (key.empty() || found == country_name_rows.end() || found->key.view() != key) return nullptr;
  return &country_rows[found->country];
}

std::optional<PlaceFound> find_subdivision(std::string_view country, std::string_view utf8) {
  const CountryRow* row = find_country(country);
  if (row == nullptr || row->first_name == row->end_name) return std::nullopt;
  const LookupKeys keys = lookup_keys(country, utf8);
  const bool as_code = is_written_as_code(utf8);
  if (auto found = first_of(names_with(*row, keys.whole), as_code)) return found;
  if (as_code) {
    if (auto found = first_of(names_with(*row, place_code_key(utf8)), true)) return found;
  }
  if (keys.bare == keys.whole) return std::nullopt;
  return first_of(names_with(*row, keys.bare), false);
}

const SubdivisionRow* find_city(std::string_view country, std::string_view utf8) {
  const CountryRow* row = find_country(country);
  if (row == nullptr) return nullptr;
  for (const PlaceNameRow& name : names_with(*row, place_keys(utf8).whole)) {
    if (name.form == PlaceForm::city) return &subdivision_rows[name.target];
  }
  return nullptr;
}

const SubdivisionRow* nearest_subdivision(std::string_view country, std::string_view utf8) {
  constexpr std::size_t shortest = 5, long_enough_for_two = 9;
  const CountryRow* row = find_country(country);
  if (row == nullptr) return nullptr;
  const std::string key = place_keys(utf8).bare;
  if (key.size() < shortest) return nullptr;
  std::size_t limit = key.size() < long_enough_for_two ? 1 : 2;
  const SubdivisionRow* nearest = nullptr;
  for (const PlaceNameRow& name : names_of(*row)) {
    if (name.form >= PlaceForm::former || name.key.size < shortest) continue;
    const std::size_t longer = std::max<std::size_t>(key.size(), name.key.size);
    if (longer - std::min<std::size_t>(key.size(), name.key.size) > limit) continue;
    const std::size_t distance = edit_distance(key, name.key.view(), limit);
    if (distance > limit) continue;
    nearest = &subdivision_rows[name.target];
    if (distance <= 1) break;
    limit = distance - 1;
  }
  return nearest;
}

bool is_place_name(std::string_view country, std::string_view utf8) {
  const auto found = find_subdivision(country, utf8);
  if (found && found->form != PlaceForm::abbreviation) return true;
  if (find_city(country, utf8) != nullptr) return true;
  const CountryRow* named = country_named(utf8);
  return named != nullptr && code_of(*named) == country;
}

}  // namespace dcvlint
