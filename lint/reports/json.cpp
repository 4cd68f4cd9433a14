// JSON and JSON lines; dcvlint-1.schema.json is the contract. Additions only.

#include <algorithm>
#include <optional>

#include "lint/base/date.h"
#include "lint/reports/applicable_fix.h"
#include "lint/reports/json_writer.h"
#include "lint/reports/report.h"
#include "lint/reports/spot.h"

namespace dcvlint {
namespace {

constexpr std::string_view schema = "dcvlint/1";

void write_field(JsonWriter& json, std::string_view key, std::string_view value) {
  json.key(key);
  json.string(value);
}
void write_field(JsonWriter& json, std::string_view key, std::uint64_t value) {
  json.key(key);
  json.number(value);
}

void write_spot(JsonWriter& json, const Spot& spot) {
  write_field(json, "file", spot.file);
  write_field(json, "line", std::uint64_t{spot.line});
  write_field(json, "column", std::uint64_t{spot.column});
  write_field(json, "end_line", std::uint64_t{spot.end_line});
  write_field(json, "end_column", std::uint64_t{spot.end_column});
}

// Where in the certificate or request.
void write_octets(JsonWriter& json, Place der, Spots& spots) {
  write_field(json, "field", spots.field(der));
  write_field(json, "offset", std::uint64_t{der.begin});
  write_field(json, "length", std::uint64_t{der.end - der.begin});
}

void write_citations(JsonWriter& json, const Rule& rule) {
  json.key("citations");
  json.begin_array();
  for (const Citation& citation : rule.citations) {
    json.begin_object();
    write_field(json, "source", citation.source);
    write_field(json, "section", citation.section);
    write_field(json, "says", citation.says);
    json.end_object();
  }
  json.end_array();
}

void write_fix(JsonWriter& json, const Finding& finding, Spots& spots) {
  const Fix* fix = applicable_fix(finding.hit->fix, spots);
  json.key("fix");
  json.begin_object();
  write_field(json, "advice", finding.rule->fix);
  json.key("safe");
  json.boolean(fix != nullptr && fix->safe);
  json.key("title");
  if (fix == nullptr) {
    json.null();
  } else {
    json.string(fix->title);
  }
  json.key("command");
  const Fix* given = finding.hit->fix;
  if (given == nullptr || given->command.empty()) {
    json.null();
  } else {
    json.string(given->command);
  }
  json.key("edits");
  json.begin_array();
  if (fix != nullptr) {
    for (const Edit& edit : fix->edits) {
      json.begin_object();
      write_spot(json, spots.at(edit.place));
      write_field(json, "text", edit.text);
      json.end_object();
    }
  }
  json.end_array();
  json.end_object();
}

void write_related(JsonWriter& json, const Finding& finding, Spots& spots) {
  json.key("related");
  json.begin_array();
  for (const Related& related : finding.hit->related) {
    json.begin_object();
    write_spot(json, spots.at(related.place));
    write_field(json, "what", related.what);
    json.end_object();
  }
  json.end_array();
}

void write_trail(JsonWriter& json, const Spot& spot, Spots& spots) {
  json.key("included_from");
  json.begin_array();
  for (const Spot& from : spots.trail(spot)) {
    json.begin_object();
    write_field(json, "file", from.file);
    write_field(json, "line", std::uint64_t{from.line});
    json.end_object();
  }
  json.end_array();
}

void write_day(JsonWriter& json, std::string_view key, std::optional<Date> day) {
  json.key(key);
  if (day) {
    json.string(to_string(*day));
  } else {
    json.null();
  }
}

// From when until when what was applied is so: the rule's phase, and within it the row of a table.
void write_phase(JsonWriter& json, const Finding& finding) {
  const std::span<const Phase> phases = finding.rule->phases;
  const auto next = std::ranges::upper_bound(phases, finding.phase->from, {}, &Phase::from);
  std::optional<Date> from = finding.hit->from, until = finding.hit->until;
  if (finding.phase->from != always && (!from || finding.phase->from > *from)) {
    from = finding.phase->from;
  }
  if (next != phases.end() && (!until || next->from < *until)) until = next->from;
  json.key("phase");
  json.begin_object();
  write_day(json, "from", from);
  write_day(json, "until", until);
  json.end_object();
}

void write_finding(JsonWriter& json, const Finding& finding, Spots& spots) {
  const Spot spot = spots.at(finding.hit->place);
  json.begin_object();
  write_field(json, "rule", finding.rule->id);
  write_field(json, "severity", severity_text(finding.severity));
  write_field(json, "message", message(finding));
  write_spot(json, spot);
  if (spot.der) write_octets(json, *spot.der, spots);
  write_field(json, "target", finding.hit->target);
  json.key("words");
  json.begin_object();
  for (const Word& word : finding.hit->words) write_field(json, word.name, word.value);
  json.end_object();
  if (!finding.hit->basis.empty()) write_field(json, "basis", finding.hit->basis);
  write_citations(json, *finding.rule);
  if (finding.hit->day) write_day(json, "judged_on", finding.hit->day);
  write_phase(json, finding);
  write_fix(json, finding, spots);
  write_related(json, finding, spots);
  write_trail(json, spot, spots);
  json.key("severity_reason");
  if (finding.changed == nullptr) {
    json.null();
  } else {
    json.string(finding.changed->reason);
  }
  json.end_object();
}

void write_rules(JsonWriter& json, const PlanCounts& rules) {
  json.key("rules");
  json.begin_object();
  write_field(json, "in_force", std::uint64_t{rules.in_force});
  write_field(json, "not_yet", std::uint64_t{rules.not_yet});
  write_field(json, "ignored", std::uint64_t{rules.ignored});
  write_day(json, "next", rules.next);
  json.end_object();
}

void write_summary(JsonWriter& json, const Summary& summary) {
  json.key("summary");
  json.begin_object();
  write_field(json, "zones", summary.zones);
  write_field(json, "records", summary.records);
  write_field(json, "requests", summary.requests);
  write_field(json, "certificates", summary.certificates);
  if (summary.crls > 0) write_field(json, "crls", summary.crls);
  if (summary.logs > 0) write_field(json, "log_lines", summary.log_lines);
  write_field(json, "files", summary.files);
  write_field(json, "errors", summary.errors);
  write_field(json, "warnings", summary.warnings);
  write_field(json, "notices", summary.notices);
  write_field(json, "shown", summary.kept);
  write_rules(json, summary.rules);
  write_field(json, "as_of", to_string(summary.as_of));
  write_field(json, "fail_on", summary.fail_on ? severity_text(*summary.fail_on) : "never");
  write_field(json, "exit_code", static_cast<std::uint64_t>(summary.exit_code));
  if (!summary.not_checked.empty()) {
    json.key("not_checked");
    json.begin_array();
    for (const std::string_view rule : summary.not_checked) json.string(rule);
    json.end_array();
  }
  json.key("complete");
  json.boolean(!summary.interrupted);
  json.end_object();
}

void write_counts(JsonWriter& json, const Report& report) {
  json.key("counts");
  json.begin_array();
  for (const RuleCount& count : report.counts) {
    json.begin_object();
    write_field(json, "rule", count.rule->id);
    write_field(json, "severity", severity_text(count.severity));
    write_field(json, "all", count.all);
    write_field(json, "shown", count.kept);
    json.end_object();
  }
  json.end_array();
}

void write_problems(JsonWriter& json, const Report& report) {
  json.key("problems");
  json.begin_array();
  for (const InputProblem& problem : report.problems) {
    json.begin_object();
    write_field(json, "path", problem.path);
    write_field(json, "what", problem.what);
    write_field(json, "help", problem.help);
    json.end_object();
  }
  json.end_array();
  json.key("broken");
  json.begin_array();
  for (const Broken& broken : report.broken) {
    json.begin_object();
    write_field(json, "rule", broken.rule->id);
    write_field(json, "what", broken.what);
    write_field(json, "times", broken.times);
    json.end_object();
  }
  json.end_array();
}

void write_end(JsonWriter& json, const Report& report) {
  write_counts(json, report);
  write_problems(json, report);
  write_summary(json, report.summary);
  json.end_object();
  json.text() += '\n';
}

}  // namespace

void write_json(const Report& report, Sink& sink) {
  JsonWriter json;
  Spots spots(report.documents);
  json.begin_object();
  write_field(json, "schema", schema);
  json.key("findings");
  json.begin_array();
  for (const Finding& finding : report.findings) {
    json.line_feed();
    write_finding(json, finding, spots);
    json.flush(sink);
  }
  json.end_array();
  write_end(json, report);
  json.flush(sink);
}

void write_jsonl(const Report& report, Sink& sink) {
  Spots spots(report.documents);
  for (const Finding& finding : report.findings) {
    JsonWriter json;
    write_finding(json, finding, spots);
    json.text() += '\n';
    json.flush(sink);
  }
  JsonWriter json;
  json.begin_object();
  write_field(json, "schema", schema);
  write_end(json, report);
  json.flush(sink);
}

}  // namespace dcvlint
