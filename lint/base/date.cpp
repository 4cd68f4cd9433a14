#include "lint/base/date.h"

#include <array>

namespace dcvlint {
namespace {

constexpr bool is_leap(std::int64_t year) {
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

constexpr unsigned month_length(std::int64_t year, unsigned month) {
  constexpr std::array<unsigned, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : lengths[month - 1];
}

constexpr std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
  return a / b - (a % b < 0 ? 1 : 0);
}

// Days from 0001-01-01 to the first of January of `year`.
constexpr std::int64_t days_before_year(std::int64_t year) {
  const std::int64_t years = year - 1;
  return 365 * years + floor_divide(years, 4) - floor_divide(years, 100) + floor_divide(years, 400);
}

constexpr std::int64_t epoch = days_before_year(1970);

// A number of exactly `digits` digits at `at`; nothing when one is no digit.
std::optional<unsigned> number_at(std::string_view text, std::size_t at, std::size_t digits) {
  unsigned number = 0;
  for (char c : text.substr(at, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = number_at(text, 0, 4);
  const auto month = number_at(text, 5, 2);
  const auto day = number_at(text, 8, 2);
  if (!year || !month || !day) return std::nullopt;
  if (*year < 1 || *month < 1 || *month > 12) return std::nullopt;
  if (*day < 1 || *day > month_length(*year, *month)) return std::nullopt;
  return make_date(static_cast<int>(*year), *month, *day);
}

Date make_date(int year, unsigned month, unsigned day) {
  std::int64_t days = days_before_year(year) - epoch + day - 1;
  for (unsigned m = 1; m < month; ++m) days += month_length(year, m);
  return static_cast<Date>(days);
}

std::string to_string(Date date) {
  const std::int64_t days = static_cast<std::int64_t>(date) + epoch;
  // 146097 days make 400 years; the guess is at most one year off.
  std::int64_t year = floor_divide(days * 400, 146097) + 1;
  while (days_before_year(year) > days) --year;
  while (days_before_year(year + 1) <= days) ++year;
  std::int64_t left = days - days_before_year(year);
  unsigned month = 1;
  for (; left >= month_length(year, month); ++month) left -= month_length(year, month);
  const std::string years = std::to_string(year);
  std::string text(years.size() < 4 ? 4 - years.size() : 0, '0');
  text += years;
  for (const std::int64_t number : {std::int64_t{month}, left + 1}) {
    text += '-';
    if (number < 10) text += '0';
    text += std::to_string(number);
  }
  return text;
}

Date utc_day(std::int64_t seconds) {
  const std::int64_t day = seconds / seconds_a_day - (seconds % seconds_a_day < 0 ? 1 : 0);
  return static_cast<Date>(std::clamp<std::int64_t>(day, INT32_MIN, INT32_MAX));
}

std::int64_t first_second(Date day) { return static_cast<std::int64_t>(day) * seconds_a_day; }

}  // namespace dcvlint
