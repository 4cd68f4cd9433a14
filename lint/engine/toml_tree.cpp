#include "lint/engine/toml_tree.h"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <tuple>

#include "lint/base/printable.h"
#include "lint/base/spelling.h"

namespace dcvlint {
namespace {

constexpr unsigned depth_limit = 32;

TomlPlace place_of(const toml::source_region& region) {
  return {region.begin.line, region.begin.column};
}

// toml++ calls itself for each bracket and for each dot of a key, and so do
// the destructors of what it made. This looks only for brackets and dots
// outside of strings; a string that doesn't end stops it, as it stops toml++.
class DepthScan {
 public:
  explicit DepthScan(std::string_view text) : text_(text) {}

  // Where it gets too deep.
  std::optional<TomlPlace> run() {
    while (at_ < text_.size()) {
      if (!step()) return std::nullopt;
      if (depth_ > depth_limit || dots_ > depth_limit) {
        return TomlPlace{line_, static_cast<std::uint32_t>(at_ - line_start_)};
      }
    }
    return std::nullopt;
  }

 private:
  bool step() {
    const char c = text_[at_];
    if (c == '"' || c == '\'') return pass_string(c);
    if (c == '#') {
      at_ = std::min(text_.find('\n', at_), text_.size());
      return true;
    }
    ++at_;
    if (c == '.') ++dots_;
    if (c == '\n' || c == ',' || c == '=' || c == '[' || c == '{') dots_ = 0;
    if (c == '[' || c == '{') ++depth_;
    if ((c == ']' || c == '}') && depth_ > 0) --depth_;
    if (c == '\n') new_line();
    return true;
  }

  void new_line() {
    ++line_;
    line_start_ = at_;
  }

  bool pass_string(char quote) {
    const bool three = text_.substr(at_).starts_with(quote == '"' ? "\"\"\"" : "'''");
    at_ += three ? 3 : 1;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (c == '\n') {
        if (!three) return false;
        ++at_;
        new_line();
        --at_;
      } else if (c == '\\' && quote == '"') {
        if (at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
      } else if (c == quote &&
                 (!three || text_.substr(at_).starts_with(quote == '"' ? "\"\"\"" : "'''"))) {
        at_ += three ? 3 : 1;
        // Up to two quotes more belong to the content of a long string.
        while (three && at_ < text_.size() && text_[at_] == quote) ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_start_ = 0;
  std::uint32_t line_ = 1;
  unsigned depth_ = 0;
  unsigned dots_ = 0;
};

TomlValue convert(const toml::node& node);

void convert_table(const toml::table& table, TomlValue& value) {
  value.kind = TomlKind::table;
  value.entries.reserve(table.size());
  for (const auto& [key, node] : table) {
    value.entries.push_back({std::string(key.str()), place_of(key.source()), convert(node)});
  }
  std::ranges::stable_sort(value.entries, [](const TomlEntry& a, const TomlEntry& b) {
    return std::tie(a.place.line, a.place.column) < std::tie(b.place.line, b.place.column);
  });
}

void convert_date(const toml::date& date, TomlValue& value) {
  if (date.year == 0) return;  // TOML allows it, our calendar starts a year later
  value.kind = TomlKind::date;
  value.date = make_date(date.year, date.month, date.day);
}

void convert_date_time(const toml::date_time& time, TomlValue& value) {
  if (!time.offset || time.date.year == 0) return;
  value.kind = TomlKind::date_time;
  const Date day = make_date(time.date.year, time.date.month, time.date.day);
  value.seconds = std::int64_t{static_cast<std::int32_t>(day)} * 86'400 +
                  std::int64_t{time.time.hour} * 3600 + std::int64_t{time.time.minute} * 60 +
                  time.time.second - std::int64_t{time.offset->minutes} * 60;
}

TomlValue convert(const toml::node& node) {
  TomlValue value;
  value.place = place_of(node.source());
  if (const auto* table = node.as_table()) {
    convert_table(*table, value);
  } else if (const auto* array = node.as_array()) {
    value.kind = TomlKind::array;
    value.items.reserve(array->size());
    for (const toml::node& item : *array) value.items.push_back(convert(item));
  } else if (const auto* text = node.as_string()) {
    value.kind = TomlKind::string;
    value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = TomlKind::integer;
    value.integer = integer->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = TomlKind::boolean;
    value.boolean = boolean->get();
  } else if (const auto* date = node.as_date()) {
    convert_date(date->get(), value);
  } else if (const auto* time = node.as_date_time()) {
    convert_date_time(time->get(), value);
  }
  return value;
}

}  // namespace

std::string_view toml_kind_text(TomlKind kind) {
  switch (kind) {
    case TomlKind::string:
      return "a string";
    case TomlKind::integer:
      return "a whole number";
    case TomlKind::boolean:
      return "true or false";
    case TomlKind::date:
      return "a date";
    case TomlKind::date_time:
      return "a date and time";
    case TomlKind::array:
      return "a list";
    case TomlKind::table:
      return "a table";
    case TomlKind::other:
      break;
  }
  return "a fraction or a time";
}

void TomlProblems::add(TomlPlace place, const std::string& what, const std::string& help) {
  if (full()) return;
  FileProblem problem{path_, place.line, place.column, printable(what), printable(help)};
  // Several phases may share what is wrong.
  if (std::ranges::none_of(problems_, [&](const FileProblem& each) {
        return each.line == place.line && each.column == place.column && each.what == problem.what;
      })) {
    problems_.push_back(std::move(problem));
  }
}

std::vector<FileProblem> TomlProblems::take() {
  std::ranges::stable_sort(problems_, [](const FileProblem& a, const FileProblem& b) {
    return std::tie(a.line, a.column) < std::tie(b.line, b.column);
  });
  return std::move(problems_);
}

std::optional<TomlValue> read_toml(std::string_view text, TomlProblems& problems) {
  if (text.size() > toml_size_limit) {
    problems.add({}, fmt::format("larger than {} bytes", toml_size_limit));
    return std::nullopt;
  }
  if (const auto deep = DepthScan(text).run()) {
    problems.add(*deep, fmt::format("nested deeper than {}", depth_limit));
    return std::nullopt;
  }
  const toml::parse_result parsed = toml::parse(text);
  if (!parsed) {
    const toml::parse_error& error = parsed.error();
    problems.add(place_of(error.source()), fmt::format("no TOML: {}", error.description()));
    return std::nullopt;
  }
  TomlValue top = convert(parsed.table());
  top.place = {1, 1};
  return top;
}

std::string nearest_help(std::string_view word, std::span<const std::string_view> known) {
  const std::string_view near = nearest(word, known);
  return near.empty() ? std::string() : fmt::format("did you mean \"{}\"?", near);
}

void wrong_kind(const TomlValue& value, std::string_view key, std::string_view wanted,
                TomlProblems& problems) {
  const bool quoted_date = wanted == toml_kind_text(TomlKind::date) &&
                           value.kind == TomlKind::string && parse_date(value.text);
  problems.add(value.place,
               fmt::format("\"{}\" must be {}, not {}", key, wanted, toml_kind_text(value.kind)),
               quoted_date ? fmt::format("write the date without quotes: {}", value.text) : "");
}

const TomlEntry* TableReader::entry(std::string_view key) const {
  const auto found = std::ranges::find(table_->entries, key, &TomlEntry::key);
  return found == table_->entries.end() ? nullptr : &*found;
}

TomlPlace TableReader::place(std::string_view key) const {
  const TomlEntry* found = entry(key);
  return found != nullptr ? found->value.place : table_->place;
}

const TomlEntry* TableReader::ask(std::string_view key, bool required) {
  asked_.push_back(key);
  const TomlEntry* found = entry(key);
  if (found == nullptr && required) {
    problems_->add(table_->place, fmt::format("{} has no \"{}\"", name_, key));
  }
  return found;
}

const TomlValue* TableReader::take(std::string_view key, TomlKind kind, bool required) {
  const TomlEntry* found = ask(key, required);
  if (found == nullptr) return nullptr;
  if (found->value.kind == kind) return &found->value;
  wrong_kind(found->value, key, toml_kind_text(kind), *problems_);
  return nullptr;
}

std::string_view TableReader::text(std::string_view key, bool required) {
  const TomlValue* value = take(key, TomlKind::string, required);
  if (value == nullptr) return {};
  if (value->text.find_first_not_of(" \t\n") == std::string::npos) {
    problems_->add(value->place, fmt::format("\"{}\" is empty", key));
    return {};
  }
  return value->text;
}

std::optional<std::vector<std::string_view>> TableReader::texts(std::string_view key,
                                                                bool required) {
  const TomlValue* value = take(key, TomlKind::array, required);
  if (value == nullptr) return std::nullopt;
  return strings_of(*value, key, *problems_);
}

std::vector<const TomlValue*> TableReader::tables(std::string_view key, bool required) {
  std::vector<const TomlValue*> found;
  const TomlValue* value = take(key, TomlKind::array, required);
  if (value == nullptr) return found;
  for (const TomlValue& item : value->items) {
    if (item.kind == TomlKind::table) {
      found.push_back(&item);
    } else {
      problems_->add(item.place, fmt::format("\"{}\" must hold tables, not {}", key,
                                             toml_kind_text(item.kind)));
    }
  }
  return found;
}

std::optional<Date> TableReader::date(std::string_view key, bool required) {
  const TomlValue* value = take(key, TomlKind::date, required);
  return value != nullptr ? std::optional(value->date) : std::nullopt;
}

std::optional<bool> TableReader::boolean(std::string_view key, bool required) {
  const TomlValue* value = take(key, TomlKind::boolean, required);
  return value != nullptr ? std::optional(value->boolean) : std::nullopt;
}

void TableReader::done() {
  for (const TomlEntry& each : table_->entries) {
    if (problems_->full()) return;
    if (std::ranges::find(asked_, each.key) != asked_.end()) continue;
    problems_->add(each.place, fmt::format("unknown key \"{}\" in {}", each.key, name_),
                   nearest_help(each.key, asked_));
  }
}

std::vector<std::string_view> strings_of(const TomlValue& array, std::string_view key,
                                         TomlProblems& problems) {
  std::vector<std::string_view> found;
  for (const TomlValue& item : array.items) {
    if (item.kind == TomlKind::string) {
      found.push_back(item.text);
    } else {
      problems.add(item.place,
                   fmt::format("\"{}\" must hold strings, not {}", key, toml_kind_text(item.kind)));
    }
  }
  return found;
}

}  // namespace dcvlint
