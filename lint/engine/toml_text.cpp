#include "lint/engine/toml_text.h"

#include <fmt/format.h>

#include "lint/base/date.h"

namespace dcvlint {
namespace {

std::string shown_items(const TomlValue& value) {
  std::string out;
  for (const TomlValue& item : value.items) out += (out.empty() ? "" : ", ") + toml_text(item);
  for (const TomlEntry& entry : value.entries) {
    out += (out.empty() ? "" : ", ") + entry.key + " = " + toml_text(entry.value);
  }
  return out;
}

std::string shown_seconds(std::int64_t seconds) {
  const Date day = utc_day(seconds);
  const std::int64_t rest = seconds - first_second(day);
  return fmt::format("{}T{:02}:{:02}:{:02}Z", to_string(day), rest / 3600, rest / 60 % 60,
                     rest % 60);
}

}  // namespace

std::string toml_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += c;
    }
  }
  return out;
}

std::string toml_text(const TomlValue& value) {
  switch (value.kind) {
    case TomlKind::string:
      return toml_text(value.text);
    case TomlKind::integer:
      return std::to_string(value.integer);
    case TomlKind::boolean:
      return value.boolean ? "true" : "false";
    case TomlKind::date:
      return to_string(value.date);
    case TomlKind::date_time:
      return shown_seconds(value.seconds);
    case TomlKind::array:
      return value.items.empty() ? "nothing" : shown_items(value);
    case TomlKind::table:
      return "{ " + shown_items(value) + " }";
    case TomlKind::other:
      break;
  }
  return {};
}

}  // namespace dcvlint
