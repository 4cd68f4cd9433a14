#include <algorithm>
#include <nlohmann/json.hpp>

#include "lint/sources/log_cells.h"

namespace dcvlint {
namespace {

using Json = nlohmann::json;

struct Span {
  std::size_t begin = 0, end = 0;
};

// Where a text stops to be JSON. The library's parser tells it to a handler only.
class FirstError : public nlohmann::json_sax<Json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(number_integer_t) override { return true; }
  bool number_unsigned(number_unsigned_t) override { return true; }
  bool number_float(number_float_t, const string_t&) override { return true; }
  bool string(string_t&) override { return true; }
  bool binary(binary_t&) override { return true; }
  bool start_object(std::size_t) override { return true; }
  bool key(string_t&) override { return true; }
  bool end_object() override { return true; }
  bool start_array(std::size_t) override { return true; }
  bool end_array() override { return true; }
  bool parse_error(std::size_t position, const std::string&,
                   const nlohmann::detail::exception&) override {
    at = position;
    return false;
  }
  std::size_t at = 0;  // octets read when it gave up, the first of them 1
};

// Walks through the members of an object that is known to be JSON.
class Members {
 public:
  explicit Members(std::string_view text) : text_(text), at_(text.find('{') + 1) {}

  // False behind the last one.
  bool next(Span& key, Span& value) {
    skip_blanks();
    if (text_[at_] == ',') ++at_;
    skip_blanks();
    if (text_[at_] == '}') return false;
    key = string();
    skip_blanks();
    ++at_;  // the colon
    skip_blanks();
    value.begin = at_;
    skip_value();
    value.end = at_;
    while (is_blank(text_[value.end - 1])) --value.end;
    return true;
  }

 private:
  static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }
  void skip_blanks() {
    while (is_blank(text_[at_])) ++at_;
  }
  Span string() {
    const std::size_t begin = at_++;
    while (text_[at_] != '"') at_ += text_[at_] == '\\' ? 2U : 1U;
    return {begin, ++at_};
  }
  void skip_value() {
    for (std::size_t depth = 0;;) {
      const char c = text_[at_];
      if (depth == 0 && (c == ',' || c == '}')) return;
      if (c == '"') {
        string();
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') --depth;
      ++at_;
    }
  }

  std::string_view text_;
  std::size_t at_;
};

Json parsed(std::string_view text) { return Json::parse(text, nullptr, false); }

// Whether an object in the list has a member twice; a tree of it has only the last one.
bool repeats_member(std::string_view list) {
  bool repeats = false;
  std::vector<std::string> keys;
  const auto look = [&](int depth, Json::parse_event_t event, Json& value) {
    if (depth == 1 && event == Json::parse_event_t::object_start) keys.clear();
    if (depth == 2 && event == Json::parse_event_t::key) keys.push_back(value.get<std::string>());
    if (depth == 1 && event == Json::parse_event_t::object_end) {
      std::ranges::sort(keys);
      repeats = repeats || std::ranges::adjacent_find(keys) != keys.end();
    }
    return true;
  };
  return !Json::parse(list, look, false).is_discarded() && repeats;
}

// Text of what is text or a whole number; nothing for the rest.
std::optional<std::string> simple_text(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return value.dump();
  return std::nullopt;
}

// A row of an object's members; nothing when it has others, or one that is no simple value.
std::optional<std::vector<std::string>> row_of(const Json& object,
                                               const std::vector<std::string_view>& members) {
  if (!object.is_object()) return std::nullopt;
  std::vector<std::string> row(members.size());
  for (const auto& [key, value] : object.items()) {
    const auto member = std::ranges::find(members, key);
    const auto text = simple_text(value);
    if (member == members.end() || !text) return std::nullopt;
    row[static_cast<std::size_t>(member - members.begin())] = *text;
  }
  return row;
}

void fill(LogCell& cell, const Json& value) {
  if (const auto text = simple_text(value)) {
    cell.form = value.is_string() ? CellForm::text : CellForm::number;
    cell.text = *text;
    return;
  }
  if (!value.is_array()) return;
  const std::vector<std::string_view> members = row_members(cell.name);
  for (const Json& each : value) {
    if (members.empty() && each.is_string()) {
      cell.list.push_back(each.get<std::string>());
    } else if (auto row = row_of(each, members); row && !members.empty()) {
      cell.rows.push_back(*std::move(row));
    } else {
      return;
    }
  }
  cell.form = members.empty() ? CellForm::list : CellForm::rows;
}

// What of the line is not as it should be, told by the octet where the parser gave up.
LogBreak broken(std::string_view line) {
  FirstError error;
  Json::sax_parse(line, &error);
  const std::size_t at = std::min(error.at == 0 ? 0 : error.at - 1, line.size());
  if (error.at > line.size()) return {line.size(), "the line ends too early"};
  return {at, "no JSON from here on"};
}

}  // namespace

std::vector<std::string_view> row_members(std::string_view field) {
  if (field == "perspectives") return {"id", "region", "result", "location"};
  if (field == "redirects") return {"code", "url"};
  return {};
}

std::optional<LogBreak> read_json_cells(std::string_view line, Place at,
                                        std::vector<LogCell>& cells) {
  if (!Json::accept(line)) return broken(line);
  const std::size_t first = line.find_first_not_of(" \t\r\n");
  if (line[first] != '{') return LogBreak{first, "no object: \"{\" must begin it"};
  const auto place = [&](Span span) {
    return Place{at.doc, at.begin + static_cast<std::uint32_t>(span.begin),
                 at.begin + static_cast<std::uint32_t>(span.end)};
  };
  Members members(line);
  for (Span key, value; members.next(key, value);) {
    const auto text = [&](Span span) { return line.substr(span.begin, span.end - span.begin); };
    const Json parsed_value = parsed(text(value));
    if (parsed_value.is_null()) continue;
    LogCell cell;
    cell.name = parsed(text(key)).get<std::string>();
    cell.name_place = place(key);
    cell.place = place(value);
    fill(cell, parsed_value);
    cell.repeats_member = cell.form == CellForm::rows && repeats_member(text(value));
    cells.push_back(std::move(cell));
  }
  return std::nullopt;
}

}  // namespace dcvlint
