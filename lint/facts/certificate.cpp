#include "lint/facts/certificate.h"

#include <cstddef>

#include "lint/base/ascii.h"
#include "lint/base/date.h"

namespace dcvlint {
namespace {

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(text[end])) ++end;
  return end - at;
}

int two_digits(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

struct Clock {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

// Whether there is such a day: its text is what the calendar gives back.
std::optional<Date> day_of(const Clock& clock) {
  if (clock.year < 1 || clock.month < 1 || clock.month > 12 || clock.day < 1) return std::nullopt;
  const auto month = static_cast<unsigned>(clock.month);
  const Date first = make_date(clock.year, month, 1);
  const Date next =
      month == 12 ? make_date(clock.year + 1, 1, 1) : make_date(clock.year, month + 1, 1);
  if (clock.day > days_between(first, next)) return std::nullopt;
  return make_date(clock.year, month, static_cast<unsigned>(clock.day));
}

void note(Time& time, TimeFault fault) {
  if (time.fault == TimeFault::none) time.fault = fault;
}

// What stands behind the seconds. Gives the offset from UTC in seconds.
std::int64_t read_zone(Time& time, std::string_view rest) {
  if (!rest.empty() && (rest[0] == '.' || rest[0] == ',')) {
    note(time, TimeFault::fraction);
    rest.remove_prefix(1 + digits_from(rest, 1));
  }
  if (rest == "Z") return 0;
  if (rest.empty()) return note(time, TimeFault::no_z), 0;
  if (rest.size() == 5 && (rest[0] == '+' || rest[0] == '-') && digits_from(rest, 1) == 4) {
    note(time, TimeFault::offset);
    const std::int64_t seconds = two_digits(rest, 1) * 3600 + two_digits(rest, 3) * 60;
    return rest[0] == '+' ? seconds : -seconds;
  }
  note(time, TimeFault::format);
  return 0;
}

}  // namespace

std::string_view time_fault_text(TimeFault fault) {
  switch (fault) {
    case TimeFault::format:
      return "is no time";
    case TimeFault::no_seconds:
      return "has no seconds";
    case TimeFault::no_z:
      return "does not end in Z";
    case TimeFault::offset:
      return "has an offset in place of Z";
    case TimeFault::fraction:
      return "has fractions of a second";
    case TimeFault::out_of_range:
      return "is a time that does not exist";
    case TimeFault::none:
      break;
  }
  return "";
}

Time parse_time(TimeType type, std::string_view text) {
  Time time;
  time.type = type;
  time.text = text;
  const std::size_t year_digits = type == TimeType::utc_time ? 2 : 4;
  const std::size_t digits = digits_from(text, 0);
  const std::size_t without_seconds = year_digits + 8;
  if (type == TimeType::none || (digits != without_seconds && digits != without_seconds + 2)) {
    time.fault = TimeFault::format;
    return time;
  }
  Clock clock;
  clock.year = two_digits(text, 0);
  if (year_digits == 4) {
    clock.year = clock.year * 100 + two_digits(text, 2);
  } else {
    clock.year += clock.year < 50 ? 2000 : 1900;  // RFC 5280 §4.1.2.5.1
  }
  clock.month = two_digits(text, year_digits);
  clock.day = two_digits(text, year_digits + 2);
  clock.hour = two_digits(text, year_digits + 4);
  clock.minute = two_digits(text, year_digits + 6);
  if (digits == without_seconds) {
    note(time, TimeFault::no_seconds);
  } else {
    clock.second = two_digits(text, year_digits + 8);
  }
  const std::int64_t offset = read_zone(time, text.substr(digits));
  const auto day = day_of(clock);
  if (!day || clock.hour > 23 || clock.minute > 59 || clock.second > 59) {
    time.fault = TimeFault::out_of_range;
    return time;
  }
  if (time.fault == TimeFault::format) return time;
  time.seconds = std::int64_t{static_cast<std::int32_t>(*day)} * 86400 +
                 std::int64_t{clock.hour} * 3600 + std::int64_t{clock.minute} * 60 + clock.second -
                 offset;
  return time;
}

}  // namespace dcvlint
