#include "lint/reports/judged_lines.h"

#include "lint/base/clipped.h"
#include "lint/base/printable.h"

namespace dcvlint {
namespace {

constexpr std::size_t longest_shown = 400;

std::string shown(std::string_view text) { return printable(clipped(text, longest_shown)); }

std::string counted(std::uint64_t count, std::string_view one) {
  return std::to_string(count) + " " + std::string(one) + (count == 1 ? "" : "s");
}

std::string_view colour_of(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "\033[1;31m";
    case Severity::warning:
      return "\033[1;33m";
    default:
      return "\033[1;36m";
  }
}

}  // namespace

std::string judged_line_text(const JudgedLine& line, bool colour) {
  std::string out;
  for (const LineVerdict& each : line.verdicts) {
    out += printable(line.file) + ":" + std::to_string(line.line) + ":" +
           std::to_string(each.column) + ": ";
    if (colour) out += colour_of(each.severity);
    out += severity_text(each.severity);
    if (colour) out += "\033[0m";
    out += "[" + std::string(each.rule) + "]: " + shown(each.what) + "\n";
  }
  out += "  is       " + shown(line.text) + "\n";
  if (line.repaired) out += "  probably " + shown(*line.repaired) + "\n";
  return out;
}

std::string line_tally_text(const LineTally& tally) {
  std::string out = counted(tally.lines, "line");
  if (tally.damaged == 0) return out + ", nothing damaged\n";
  out += ", " + std::to_string(tally.damaged) + " damaged: " + counted(tally.errors, "error") +
         ", " + counted(tally.warnings, "warning") + ", " + counted(tally.notices, "notice") +
         "; " + std::to_string(tally.repairable) + " can be repaired\n";
  return out;
}

void write_judged_line(const JudgedLine& line, JsonWriter& json) {
  json.begin_object();
  json.key("file");
  json.string(line.file);
  json.key("line");
  json.number(line.line);
  json.key("text");
  json.string(line.text);
  json.key("repaired");
  if (line.repaired) {
    json.string(*line.repaired);
  } else {
    json.null();
  }
  json.key("findings");
  json.begin_array();
  for (const LineVerdict& each : line.verdicts) {
    json.begin_object();
    json.key("rule");
    json.string(each.rule);
    json.key("severity");
    json.string(severity_text(each.severity));
    json.key("column");
    json.number(each.column);
    json.key("end_column");
    json.number(each.end_column);
    json.key("message");
    json.string(each.what);
    json.end_object();
  }
  json.end_array();
  json.end_object();
}

void write_line_tally(const LineTally& tally, JsonWriter& json) {
  json.begin_object();
  json.key("lines");
  json.number(tally.lines);
  json.key("damaged");
  json.number(tally.damaged);
  json.key("repairable");
  json.number(tally.repairable);
  json.key("errors");
  json.number(tally.errors);
  json.key("warnings");
  json.number(tally.warnings);
  json.key("notices");
  json.number(tally.notices);
  json.end_object();
}

}  // namespace dcvlint
