#include "lint/reports/check_list.h"

#include "lint/reports/json_writer.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::string_view json_type(const ParamInfo& param) {
  constexpr std::array<std::string_view, std::variant_size_v<Value>> types = {
      "integer", "boolean", "date", "string", "strings"};
  return types[param.type];
}

// `head` in a column of its own, `text` wrapped behind it.
void append_item(std::string& out, std::string_view head, std::size_t column, std::string_view text,
                 unsigned width) {
  std::string begin = "  " + std::string(head);
  begin.resize(column, ' ');
  const std::size_t room = width > column + 20 ? width - column : 20;
  for (const std::string& line : wrap(text, static_cast<unsigned>(room))) {
    out += begin + line + '\n';
    begin.assign(column, ' ');
  }
}

std::string braced(std::span<const std::string_view> words) {
  std::string out;
  for (std::string_view word : words) {
    if (!out.empty()) out += ' ';
    out += '{' + std::string(word) + '}';
  }
  return out;
}

}  // namespace

std::string check_list_text(std::span<const Check> checks, unsigned width) {
  std::string out;
  for (const Check& check : checks) {
    if (!out.empty()) out += '\n';
    out += std::string(check.id) + " (" + std::string(kind_text(check.kind)) + ")\n";
    append_item(out, "", 2, check.about, width);
    std::size_t column = std::string_view("  words  ").size();
    for (const ParamInfo& param : check.params) column = std::max(column, param.name.size() + 4);
    for (const ParamInfo& param : check.params) {
      std::string about(value_type_text(param.type));
      about += param.required ? ": " : ", may be left out: ";
      append_item(out, param.name, column, about + std::string(param.about), width);
    }
    if (!check.words.empty()) append_item(out, "words", column, braced(check.words), width);
  }
  return out;
}

std::string check_list_json(std::span<const Check> checks) {
  JsonWriter json;
  const auto field = [&](std::string_view key, std::string_view value) {
    json.key(key);
    json.string(value);
  };
  json.begin_array();
  for (const Check& check : checks) {
    json.line_feed();
    json.begin_object();
    field("id", check.id);
    field("kind", kind_text(check.kind));
    field("about", check.about);
    json.key("params");
    json.begin_array();
    for (const ParamInfo& param : check.params) {
      json.begin_object();
      field("name", param.name);
      field("type", json_type(param));
      json.key("required");
      json.boolean(param.required);
      field("about", param.about);
      json.end_object();
    }
    json.end_array();
    json.key("words");
    json.begin_array();
    for (std::string_view word : check.words) json.string(word);
    json.end_array();
    json.end_object();
  }
  json.end_array();
  json.text() += '\n';
  return std::move(json.text());
}

}  // namespace dcvlint
