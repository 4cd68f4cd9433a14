#include "lint/engine/data_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "lint/facts/caa.h"

namespace dcvlint {

bool is_data_id(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_issuer_domain(std::string_view text) {
  std::string_view issuer;
  return check_issue_value(text, issuer) == IssueFault::none && issuer == text &&
         text.find('.') != std::string_view::npos &&
         std::ranges::none_of(text, [](char c) { return c >= 'A' && c <= 'Z'; });
}

void DataSources::read(TableReader& file) {
  const TomlValue* sources = file.take("source", TomlKind::table, true);
  if (sources == nullptr) return;
  for (const TomlEntry& each : sources->entries) {
    if (!is_data_id(each.key)) {
      problems_->add(each.place, fmt::format("\"{}\" is no id (a-z, 0-9, hyphens)", each.key));
    }
    if (each.value.kind != TomlKind::table) {
      wrong_kind(each.value, each.key, toml_kind_text(TomlKind::table), *problems_);
      continue;
    }
    TableReader table(each.value, "[source]", *problems_);
    Held& held = held_[each.key];
    held.source.title = arena_->copy(table.text("title", true));
    held.source.as_of = table.date("as_of", true).value_or(Date{});
    held.place = each.place;
    table.done();
  }
}

DataSource DataSources::of(TableReader& row) {
  const std::string_view id = row.text("source", true);
  if (id.empty()) return {};
  const auto found = held_.find(id);
  if (found == held_.end()) {
    std::vector<std::string_view> ids;
    ids.reserve(held_.size());
    for (const auto& [known, held] : held_) ids.push_back(known);
    problems_->add(row.place("source"), fmt::format("there is no [source.{}]", id),
                   nearest_help(id, ids));
    return {};
  }
  found->second.used = true;
  return found->second.source;
}

void DataSources::done() const {
  for (const auto& [id, held] : held_) {
    if (!held.used) problems_->add(held.place, fmt::format("no row uses source \"{}\"", id));
  }
}

}  // namespace dcvlint
