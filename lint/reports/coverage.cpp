#include "lint/reports/coverage.h"

#include <algorithm>
#include <array>

#include "lint/reports/json_writer.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr std::array<CoverageState, 4> states = {CoverageState::covered, CoverageState::differs,
                                                 CoverageState::not_built,
                                                 CoverageState::out_of_scope};

std::string_view state_words(CoverageState state) {
  constexpr std::array<std::string_view, states.size()> words = {
      "covered by our rules", "judged otherwise, for a reason", "not built yet", "out of scope"};
  return words[static_cast<std::size_t>(state)];
}

bool is_listed(const CoveredCheck& check, bool missing) { return !missing || check.rules.empty(); }

std::string joined(std::span<const std::string_view> rules) {
  std::string out;
  for (const std::string_view rule : rules) {
    if (!out.empty()) out += ", ";
    out += rule;
  }
  return out;
}

void append_wrapped(std::string& out, std::string_view text, unsigned width) {
  constexpr std::string_view indent = "    ";
  const auto room = width > indent.size() + 20 ? width - static_cast<unsigned>(indent.size()) : 20U;
  for (const std::string& line : wrap(text, room)) out += std::string(indent) + line + '\n';
}

void append_check(std::string& out, const CoveredCheck& check, unsigned width) {
  out += "  " + shown(check.id);
  if (check.codes > 1) out += " (" + grouped(check.codes) + " checks)";
  out += '\n';
  if (!check.rules.empty()) append_wrapped(out, joined(check.rules), width);
  if (check.note.empty()) return;
  std::string note(check.state == CoverageState::differs ? "" : state_words(check.state));
  if (!note.empty()) note += ": ";
  append_wrapped(out, note + shown(check.note), width);
}

void write_check(JsonWriter& json, const CoveredCheck& check) {
  json.line_feed();
  json.begin_object();
  json.key("id");
  json.string(check.id);
  json.key("codes");
  json.number(check.codes);
  json.key("state");
  json.string(coverage_state_text(check.state));
  json.key("rules");
  json.begin_array();
  for (const std::string_view rule : check.rules) json.string(rule);
  json.end_array();
  if (!check.note.empty()) {
    json.key("note");
    json.string(check.note);
  }
  json.end_object();
}

void write_linter(JsonWriter& json, const CoveredLinter& linter, bool missing) {
  json.line_feed();
  json.begin_object();
  json.key("linter");
  json.string(linter.name);
  json.key("says");
  json.string(linter.says);
  json.key("date");
  json.string(to_string(linter.date));
  json.key("totals");
  json.begin_object();
  json.key("checks");
  json.number(coverage_count(linter));
  for (const CoverageState state : states) {
    json.key(coverage_state_text(state));
    json.number(coverage_count(linter, state));
  }
  json.end_object();
  json.key("checks");
  json.begin_array();
  for (const CoveredCheck& check : linter.checks) {
    if (is_listed(check, missing)) write_check(json, check);
  }
  json.end_array();
  json.end_object();
}

}  // namespace

std::string coverage_text(std::span<const CoveredLinter> linters, const CoverageStyle& style) {
  std::string out;
  for (const CoveredLinter& linter : linters) {
    if (!out.empty()) out += '\n';
    for (const std::string& line : wrap(std::string(linter.name) + ": " + std::string(linter.says) +
                                            ", as of " + to_string(linter.date),
                                        style.width)) {
      out += line + '\n';
    }
    out += '\n';
    bool any = false;
    for (const CoveredCheck& check : linter.checks) {
      if (!is_listed(check, style.missing)) continue;
      append_check(out, check, style.width);
      any = true;
    }
    if (any) out += '\n';
    constexpr std::size_t column = 5;
    for (const CoverageState state : states) {
      const std::string count = grouped(coverage_count(linter, state));
      out += std::string(column - std::min(count.size(), column), ' ') + count + "  " +
             std::string(state_words(state)) + '\n';
    }
    const std::string all = grouped(coverage_count(linter));
    out += std::string(column - std::min(all.size(), column), ' ') + all + "  in all\n";
  }
  return out;
}

std::string coverage_json(std::span<const CoveredLinter> linters, bool missing) {
  JsonWriter json;
  json.begin_object();
  json.key("schema");
  json.string("dcvlint/1");
  json.key("linters");
  json.begin_array();
  for (const CoveredLinter& linter : linters) write_linter(json, linter, missing);
  json.end_array();
  json.end_object();
  json.text() += '\n';
  return std::move(json.text());
}

}  // namespace dcvlint
