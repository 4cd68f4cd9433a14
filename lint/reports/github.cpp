// Workflow commands: a GitHub runner makes annotations of them.

#include "lint/reports/basis_notes.h"
#include "lint/reports/report.h"
#include "lint/reports/shown.h"
#include "lint/reports/spot.h"
#include "lint/reports/tally.h"

namespace dcvlint {
namespace {

constexpr std::uint64_t annotations_a_step = 10;  // of each kind, what GitHub shows

// In a property ":" and "," count too.
std::string escaped(std::string_view text, bool property) {
  std::string out;
  for (char c : shown(text)) {
    switch (c) {
      case '%':
        out += "%25";
        break;
      case '\r':
        out += "%0D";
        break;
      case '\n':
        out += "%0A";
        break;
      case ':':
        out += property ? "%3A" : ":";
        break;
      case ',':
        out += property ? "%2C" : ",";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string_view relative(std::string_view path, std::string_view directory) {
  if (!directory.empty() && path.size() > directory.size() + 1 && path.starts_with(directory) &&
      path[directory.size()] == '/') {
    return path.substr(directory.size() + 1);
  }
  while (path.starts_with("./")) path.remove_prefix(2);
  return path;
}

// A line feed within the text of an annotation.
void add_line(std::string& out, std::string_view text) {
  if (text.empty()) return;
  out += "%0A";
  out += escaped(text, false);
}

std::string annotation(const Report& report, const Finding& finding, std::string_view basis,
                       Spots& spots) {
  const Spot spot = spots.at(finding.hit->place);
  std::string out = "::";
  out += severity_text(finding.severity);
  out += " file=" + escaped(relative(spot.file, report.directory), true);
  out += ",line=" + std::to_string(spot.line);
  out += ",endLine=" + std::to_string(spot.end_line);
  // GitHub refuses columns of a place that runs over several lines.
  if (spot.line == spot.end_line) {
    out += ",col=" + std::to_string(spot.column);
    out += ",endColumn=" + std::to_string(spot.end_column);
  }
  out += ",title=" + escaped(finding.rule->id, true) + "::";
  out += escaped(message(finding), false);
  add_line(out, basis);
  if (const Fix* fix = finding.hit->fix; fix != nullptr && !fix->command.empty()) {
    add_line(out, fix->title);
    add_line(out, "fix: " + std::string(fix->command));
  }
  add_line(out, finding.rule->fix);
  return out + '\n';
}

}  // namespace

void write_github(const Report& report, const ReportStyle& style, Sink& sink) {
  Spots spots(report.documents);
  for (const InputProblem& problem : report.problems) {
    sink.write("::error title=dcvlint::" + escaped(problem.path + ": " + problem.what, false) +
               '\n');
  }
  BasisNotes basis;
  for (const Finding& finding : report.findings) {
    sink.write(annotation(report, finding, basis.next(finding), spots));
  }
  const Summary& summary = report.summary;
  if (summary.errors > annotations_a_step || summary.warnings > annotations_a_step ||
      summary.notices > annotations_a_step) {
    sink.write(
        "GitHub shows 10 annotations of each kind in a step; the rest stands in this log alone.\n");
  }
  sink.write(closing_lines(report, style));
}

}  // namespace dcvlint
