// A line a finding: for editors and grep.

#include "lint/reports/excerpt.h"
#include "lint/reports/report.h"
#include "lint/reports/shown.h"
#include "lint/reports/spot.h"
#include "lint/reports/tally.h"

namespace dcvlint {

void write_concise(const Report& report, const ReportStyle& style, Sink& sink) {
  Spots spots(report.documents);
  const Paint paint{style.colour};
  std::string out;
  for (const Finding& finding : report.findings) {
    const Spot spot = spots.at(finding.hit->place);
    out = shown_path(spot.file);
    out += ':' + std::to_string(spot.line) + ':' + std::to_string(spot.column) + ": ";
    out += finding.severity == Severity::error     ? paint.red()
           : finding.severity == Severity::warning ? paint.yellow()
                                                   : paint.cyan();
    out += severity_text(finding.severity);
    out += paint.off();
    out += '[' + shown(finding.rule->id) + "] " + shown(message(finding)) + '\n';
    sink.write(out);
  }
  sink.write(closing_lines(report, style));
}

}  // namespace dcvlint
