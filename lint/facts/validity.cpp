#include "lint/facts/validity.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace dcvlint {

std::optional<std::int64_t> validity_seconds(const Certificate& certificate) {
  if (!certificate.not_before.seconds || !certificate.not_after.seconds) return std::nullopt;
  return *certificate.not_after.seconds - *certificate.not_before.seconds + 1;
}

Date months_later(Date day, std::int32_t months) {
  const std::string text = to_string(day);  // "2026-11-21"
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (const char c : std::string_view(text).substr(at, digits)) value = value * 10 + (c - '0');
    return value;
  };
  const int all = number(0, 4) * 12 + number(5, 2) - 1 + std::clamp(months, 0, 120'000);
  const int year = all / 12;
  if (year > 9999) return make_date(9999, 12, 31);
  const auto month = static_cast<unsigned>(all % 12 + 1);
  const Date next = month == 12 ? make_date(year + 1, 1, 1) : make_date(year, month + 1, 1);
  const auto length = static_cast<unsigned>(days_between(make_date(year, month, 1), next));
  return make_date(year, month, std::min(static_cast<unsigned>(number(8, 2)), length));
}

std::string duration_text(std::int64_t seconds) {
  struct Unit {
    std::int64_t size;
    std::string_view name;
  };
  constexpr std::array<Unit, 4> units = {
      {{seconds_a_day, "day"}, {3600, "hour"}, {60, "minute"}, {1, "second"}}};
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
  const Date day = utc_day(seconds);
  const std::int64_t in_day = seconds - first_second(day);
  std::string text = to_string(day);
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
