#include "lint/facts/validity.h"

#include <array>
#include <ranges>
#include <string_view>
#include <vector>

namespace dcvlint {

std::optional<std::int64_t> validity_seconds(const Certificate& certificate) {
  if (!certificate.not_before.seconds || !certificate.not_after.seconds) return std::nullopt;
  return *certificate.not_after.seconds - *certificate.not_before.seconds + 1;
}

std::optional<ValidityLimit> validity_limit(Date issued) {
  // The rule certificate/validity-exceeds-max has the same steps as phases; a test compares them.
  static const std::array<ValidityLimit, 5> limits = {{{make_date(2018, 3, 2), 825},
                                                       {make_date(2020, 9, 1), 398},
                                                       {make_date(2026, 3, 15), 200},
                                                       {make_date(2027, 3, 15), 100},
                                                       {make_date(2029, 3, 15), 47}}};
  for (const ValidityLimit& limit : limits | std::views::reverse) {
    if (limit.from <= issued) return limit;
  }
  return std::nullopt;
}

std::string duration_text(std::int64_t seconds) {
  struct Unit {
    std::int64_t size;
    std::string_view name;
  };
  constexpr std::array<Unit, 4> units = {
      {{seconds_of_a_day, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}};
  std::vector<std::string> parts;
  std::int64_t left = seconds;
  for (const Unit& unit : units) {
    const std::int64_t count = left / unit.size;
    left %= unit.size;
    if (count == 0) continue;
    parts.push_back(std::to_string(count) + " " + std::string(unit.name) + (count == 1 ? "" : "s"));
  }
  if (parts.empty()) return "0 seconds";
  std::string text = parts.front();
  for (std::size_t i = 1; i < parts.size(); ++i) {
    text += (i + 1 == parts.size() ? " and " : ", ") + parts[i];
  }
  return text;
}

std::string time_text(std::int64_t seconds) {
  const std::int64_t in_day = (seconds % seconds_of_a_day + seconds_of_a_day) % seconds_of_a_day;
  const std::int64_t day = (seconds - in_day) / seconds_of_a_day;
  std::string text = to_string(static_cast<Date>(day));
  char separator = ' ';
  for (const std::int64_t part : {in_day / 3600, in_day / 60 % 60, in_day % 60}) {
    text += separator;
    text += static_cast<char>('0' + part / 10);
    text += static_cast<char>('0' + part % 10);
    separator = ':';
  }
  return text + "Z";
}

}  // namespace dcvlint
