#include "lint/reports/tally.h"

#include <algorithm>

#include "lint/base/date.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::string over_the_cap(const Report& report) {
  std::string out;
  for (const RuleCount& count : report.counts) {
    if (count.all == count.kept) continue;
    out += "and " + grouped(count.all - count.kept) + " more of " + shown(count.rule->id) +
           "; --max-per-rule 0 shows all\n";
  }
  return out;
}

std::string broken_checks(const Report& report) {
  std::string out;
  for (const Broken& broken : report.broken) {
    out += "the check of " + shown(broken.rule->id) + " failed " + counted(broken.times, "time") +
           ": " + shown(broken.what) + "; this is a fault of dcvlint, please report it\n";
  }
  return out;
}

std::string statistics(const Report& report) {
  std::vector<const RuleCount*> counts;
  std::size_t width = 0, id_width = 0;
  for (const RuleCount& count : report.counts) {
    counts.push_back(&count);
    width = std::max(width, grouped(count.all).size());
    id_width = std::max(id_width, shown(count.rule->id).size());
  }
  std::stable_sort(counts.begin(), counts.end(),
                   [](const RuleCount* a, const RuleCount* b) { return a->all > b->all; });
  std::string out;
  for (const RuleCount* count : counts) {
    std::string number = grouped(count->all);
    out.append(width - number.size(), ' ');
    std::string severity(severity_text(count->severity));
    severity.resize(7, ' ');
    std::string id = shown(count->rule->id);
    id.resize(id_width, ' ');
    out.append(number).append("  ").append(severity).append("  ").append(id);
    out.append("  ").append(shown(count->rule->title)).append("\n");
  }
  return out;
}

std::string looked_at(const Summary& summary) {
  std::string out;
  auto add = [&](const std::string& text) { out += (out.empty() ? "" : ", ") + text; };
  if (summary.zones > 0) {
    add(counted(summary.zones, "zone"));
    add(counted(summary.records, "record"));
  }
  if (summary.requests > 0) add(counted(summary.requests, "request"));
  if (summary.certificates > 0) add(counted(summary.certificates, "certificate"));
  if (summary.crls > 0) add(counted(summary.crls, "revocation list"));
  if (summary.logs > 0) {
    add(counted(summary.logs, "log"));
    add(counted(summary.log_lines, "line"));
  }
  const std::uint64_t objects =
      summary.zones + summary.requests + summary.certificates + summary.crls + summary.logs;
  if (summary.files != objects || objects == 0) add(counted(summary.files, "file"));
  return out + " · as of " + to_string(summary.as_of);
}

std::string rules_in_force(const PlanCounts& rules) {
  std::string out = counted(rules.in_force, "rule") + " in force";
  if (rules.ignored > 0) out += ", " + grouped(rules.ignored) + " ignored";
  if (rules.not_yet > 0) out += ", " + grouped(rules.not_yet) + " not yet";
  if (rules.next) {
    out += rules.not_yet > 0 ? " (see --as-of " : " (next change: --as-of ";
    out += to_string(*rules.next) + ")";
  }
  return out;
}

}  // namespace

std::string citation_text(const Citation& citation) {
  std::string out(citation.source);
  if (!citation.section.empty()) {
    out += " §";
    out += citation.section;
  }
  return out;
}

std::string closing_lines(const Report& report, const ReportStyle& style) {
  const Summary& summary = report.summary;
  std::string out = over_the_cap(report) + broken_checks(report);
  if (style.statistics) {
    out += statistics(report);
    for (const std::string_view rule : report.summary.not_checked) {
      out += "not checked: " + shown(rule) + " (see dcvlint explain)\n";
    }
  }
  if (summary.interrupted)
    out += "Interrupted: this is not all, inputs that follow were not read.\n";
  if (summary.undecided > 0) {
    out += "Incomplete: the CAA of " + counted(summary.undecided, "name") +
           " is not known, since look-ups in DNS failed.\n";
  }
  if (style.quiet) return out;
  const std::uint64_t findings = summary.errors + summary.warnings + summary.notices;
  if (!report.problems.empty()) {
    out += counted(report.problems.size(), "input") + " could not be linted (see standard error)\n";
  }
  if (summary.files == 0) return out;
  if (findings == 0) {
    return out + "Nothing found: " + looked_at(summary) + "; " + rules_in_force(summary.rules) +
           '\n';
  }
  out += looked_at(summary) + '\n';
  return out + counted(summary.errors, "error") + ", " + counted(summary.warnings, "warning") +
         ", " + counted(summary.notices, "notice") + "; " + rules_in_force(summary.rules) + '\n';
}

}  // namespace dcvlint
