#include "lint/facts/unexpanded.h"

#include <algorithm>

namespace dcvlint {
namespace {

bool is_variable(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

bool is_unexpanded(std::string_view value) {
  struct Row {
    std::string_view open, close;
  };
  static constexpr Row rows[] = {{"${", "}"}, {"$(", ")"}, {"{{", "}}"}, {"%", "%"},
                                 {"<", ">"},  {"[", "]"},  {"@", "@"}};
  if (value.size() > 1 && value.front() == '$' && is_variable(value.substr(1))) return true;
  return std::ranges::any_of(rows, [&](const Row& row) {
    if (value.size() <= row.open.size() + row.close.size()) return false;
    if (!value.starts_with(row.open) || !value.ends_with(row.close)) return false;
    const std::string_view inner =
        value.substr(row.open.size(), value.size() - row.open.size() - row.close.size());
    return inner.find_first_of("<>[]{}%@") == std::string_view::npos;
  });
}

}  // namespace dcvlint
