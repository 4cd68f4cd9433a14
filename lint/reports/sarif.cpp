// SARIF 2.1.0 (OASIS), as GitHub code scanning and editors read it. Without times and host names:
// the same input gives the same bytes.

#include <algorithm>
#include <map>
#include <set>
#include <vector>

#include "lint/reports/applicable_fix.h"
#include "lint/reports/file_uri.h"
#include "lint/reports/fingerprint.h"
#include "lint/reports/json_writer.h"
#include "lint/reports/report.h"
#include "lint/reports/rule_page.h"
#include "lint/reports/sarif_text.h"
#include "lint/reports/shown.h"
#include "lint/reports/spot.h"

namespace dcvlint {
namespace {

// GitHub refuses a file with more.
constexpr std::size_t most_results = 25'000;
// What GitHub takes of a rule's description.
constexpr std::size_t longest_description = 1024;

std::string_view level(Severity severity) {
  return severity == Severity::notice ? "note" : severity_text(severity);
}

class Sarif {
 public:
  Sarif(const Report& report, Sink& sink)
      : report_(report), sink_(sink), spots_(report.documents), fingerprints_(report.documents) {
    for (const Finding& finding : report.findings) rules_.insert(finding.rule);
    std::uint64_t index = 0;
    for (const Rule* rule : rules_) indices_[rule] = index++;
    choose();
  }

  void write() {
    json_.begin_object();
    field("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    field("version", "2.1.0");
    json_.key("runs");
    json_.begin_array();
    json_.begin_object();
    write_tool();
    write_bases();
    field("columnKind", "unicodeCodePoints");
    write_invocation();
    write_results();
    json_.end_object();
    json_.end_array();
    json_.end_object();
    json_.text() += '\n';
    flush();
  }

 private:
  struct ById {
    // Two folders may each have a rule of one id: then the file decides.
    bool operator()(const Rule* a, const Rule* b) const {
      return std::pair(a->id, a->path) < std::pair(b->id, b->path);
    }
  };

  void field(std::string_view key, std::string_view value) {
    json_.key(key);
    json_.string(value);
  }
  void field(std::string_view key, std::uint64_t value) {
    json_.key(key);
    json_.number(value);
  }
  // {"text": …}, a message or a multiformat message.
  void message(std::string_view key, std::string_view text) {
    json_.key(key);
    json_.begin_object();
    field("text", text);
    json_.end_object();
  }
  void flush() {
    sink_.write(json_.text());
    json_.text().clear();
  }

  // When there are too many: all errors before the first warning.
  void choose() {
    std::size_t room = most_results;
    for (Severity severity : {Severity::error, Severity::warning, Severity::notice}) {
      const auto all = static_cast<std::size_t>(std::ranges::count(
          report_.findings, severity, [](const Finding& finding) { return finding.severity; }));
      room_[static_cast<std::size_t>(severity)] = std::min(room, all);
      room -= std::min(room, all);
    }
  }

  void write_tool() {
    json_.key("tool");
    json_.begin_object();
    json_.key("driver");
    json_.begin_object();
    field("name", "dcvlint");
    field("semanticVersion", DCVLINT_VERSION);
    json_.key("rules");
    json_.begin_array();
    for (const Rule* rule : rules_) {
      json_.line_feed();
      write_rule(*rule);
    }
    json_.end_array();
    json_.end_object();
    json_.end_object();
  }

  void write_rule(const Rule& rule) {
    const Phase* now = phase_on(rule, report_.summary.as_of);
    const Severity severity = (now != nullptr ? *now : rule.phases.front()).severity;
    json_.begin_object();
    field("id", rule.id);
    field("name", sarif_name(rule.id));
    message("shortDescription", shown(rule.title));
    const std::string why = first_paragraph(shown_lines(rule.why), longest_description);
    message("fullDescription", why.empty() ? shown(rule.title) : why);
    json_.key("help");
    json_.begin_object();
    field("text", rule_page_text(rule, {}, 80));
    field("markdown", rule_page_markdown(rule, {}));
    json_.end_object();
    json_.key("defaultConfiguration");
    json_.begin_object();
    field("level", level(severity));
    json_.end_object();
    json_.key("properties");
    json_.begin_object();
    json_.key("tags");
    json_.begin_array();
    json_.string(rule.id.substr(0, rule.id.find('/')));
    json_.end_array();
    field("problem.severity",
          severity == Severity::notice ? "recommendation" : severity_text(severity));
    json_.end_object();
    json_.end_object();
  }

  static std::string shown_lines(std::string_view text) {
    std::string out;
    for (const std::string& line : wrap(text, UINT32_MAX)) out += line + '\n';
    return out;
  }

  void write_bases() {
    json_.key("originalUriBaseIds");
    json_.begin_object();
    json_.key("%SRCROOT%");
    json_.begin_object();
    message("description", "The folder that dcvlint ran in.");
    json_.end_object();
    json_.end_object();
  }

  void write_invocation() {
    const Summary& summary = report_.summary;
    json_.key("invocations");
    json_.begin_array();
    json_.begin_object();
    json_.key("executionSuccessful");
    json_.boolean(!summary.interrupted && report_.problems.empty() && report_.broken.empty());
    field("exitCode", static_cast<std::uint64_t>(summary.exit_code));
    json_.key("toolExecutionNotifications");
    json_.begin_array();
    write_notifications();
    json_.end_array();
    json_.end_object();
    json_.end_array();
  }

  void notify(std::string_view level, std::string_view text) {
    json_.line_feed();
    json_.begin_object();
    field("level", level);
    message("message", sarif_text(shown(text)));
    json_.end_object();
  }

  void write_notifications() {
    if (report_.summary.interrupted) notify("error", "Interrupted: not all inputs were judged.");
    for (const InputProblem& problem : report_.problems) {
      notify("error", problem.path + ": " + problem.what +
                          (problem.help.empty() ? "" : " (" + problem.help + ")"));
    }
    for (const Broken& broken : report_.broken) {
      notify("error", "The check of " + std::string(broken.rule->id) + " failed " +
                          counted(broken.times, "time") + ": " + broken.what);
    }
    for (const RuleCount& count : report_.counts) {
      if (count.kept == count.all) continue;
      notify("note", std::string(count.rule->id) + " found " + grouped(count.all) + " times; " +
                         grouped(count.kept) + " of them are kept (--max-per-rule)");
    }
    if (report_.findings.size() > most_results) {
      notify("warning", "GitHub takes " + grouped(most_results) + " results: of " +
                            grouped(report_.findings.size()) +
                            " findings only these are here, the gravest and then the first ones. "
                            "Use another format, or --max-per-rule, to see what every rule finds.");
    }
  }

  void write_results() {
    json_.key("results");
    json_.begin_array();
    for (const Finding& finding : report_.findings) {
      // Counted with those left out, so that a fingerprint doesn't depend on the limit.
      const Spot spot = spots_.at(finding.hit->place);
      const std::string fingerprint = fingerprints_.next(finding, spot);
      std::size_t& room = room_[static_cast<std::size_t>(finding.severity)];
      if (room == 0) continue;
      --room;
      json_.line_feed();
      write_result(finding, spot, fingerprint);
      flush();
    }
    json_.end_array();
  }

  // A command makes the file anew, which no change of a part of it in "fixes" could say. Viewers
  // show the message; a program finds the command as it is among the properties.
  static const Fix* command_of(const Finding& finding) {
    const Fix* fix = finding.hit->fix;
    return fix == nullptr || fix->command.empty() ? nullptr : fix;
  }

  static std::string text_of(const Finding& finding) {
    std::string text = sarif_text(shown(dcvlint::message(finding)));
    const Fix* fix = command_of(finding);
    if (fix == nullptr) return text;
    if (!fix->title.empty()) text += "\n" + sarif_text(shown(fix->title));
    return text + "\nfix: " + sarif_text(shown(fix->command));
  }

  void write_result(const Finding& finding, const Spot& spot, std::string_view fingerprint) {
    json_.begin_object();
    field("ruleId", finding.rule->id);
    field("ruleIndex", indices_.at(finding.rule));
    field("level", level(finding.severity));
    message("message", text_of(finding));
    write_locations(finding, spot);
    json_.key("partialFingerprints");
    json_.begin_object();
    field("dcvlint/v1", fingerprint);
    // The one that GitHub tells alerts apart by.
    field("primaryLocationLineHash", fingerprint);
    json_.end_object();
    write_related(finding, spot);
    write_fixes(finding);
    write_properties(finding);
    json_.end_object();
  }

  // What SARIF has no field for.
  void write_properties(const Finding& finding) {
    const std::string_view basis = finding.hit->basis;
    const Fix* fix = command_of(finding);
    if (finding.changed == nullptr && basis.empty() && fix == nullptr) return;
    json_.key("properties");
    json_.begin_object();
    if (finding.changed != nullptr) field("severityReason", finding.changed->reason);
    if (!basis.empty()) field("basis", basis);
    if (fix != nullptr) field("command", fix->command);
    json_.end_object();
  }

  void write_locations(const Finding& finding, const Spot& spot) {
    json_.key("locations");
    json_.begin_array();
    json_.begin_object();
    write_physical(spot);
    write_logical(finding, spot);
    json_.end_object();
    json_.end_array();
  }

  // What the finding is about, and the field of a certificate or request that it is in.
  void write_logical(const Finding& finding, const Spot& spot) {
    // A fault's target is the text that is wrong, not a name of something.
    const bool named = !finding.hit->target.empty() && finding.rule->check != "fault";
    const std::string path = spot.der ? spots_.field(*spot.der) : std::string();
    if (!named && path.empty()) return;
    json_.key("logicalLocations");
    json_.begin_array();
    if (named) logical(finding.hit->target, {});
    if (!path.empty()) logical(path, "member");
    json_.end_array();
  }

  void logical(std::string_view name, std::string_view kind) {
    json_.begin_object();
    field("fullyQualifiedName", name);
    if (!kind.empty()) field("kind", kind);
    json_.end_object();
  }

  void write_artifact(std::string_view file) {
    const FileUri where = file_uri(file, report_.directory);
    json_.key("artifactLocation");
    json_.begin_object();
    field("uri", where.uri);
    if (where.relative) field("uriBaseId", "%SRCROOT%");
    json_.end_object();
  }

  void write_region(std::string_view key, const Spot& spot) {
    json_.key(key);
    json_.begin_object();
    if (spot.der && spot.der->doc == spot.place.doc) {  // the file is DER: it has no lines
      field("byteOffset", std::uint64_t{spot.der->begin});
      field("byteLength", std::uint64_t{spot.der->end - spot.der->begin});
      json_.end_object();
      return;
    }
    field("startLine", std::uint64_t{spot.line});
    field("startColumn", std::uint64_t{spot.column});
    field("endLine", std::uint64_t{spot.end_line});
    field("endColumn", std::uint64_t{spot.end_column});
    json_.end_object();
  }

  void write_physical(const Spot& spot) {
    json_.key("physicalLocation");
    json_.begin_object();
    write_artifact(spot.file);
    write_region("region", spot);
    json_.end_object();
  }

  void write_related(const Finding& finding, const Spot& spot) {
    const std::vector<Spot> trail = spots_.trail(spot);
    if (finding.hit->related.empty() && trail.empty()) return;
    std::uint64_t id = 0;
    const auto one = [&](const Spot& where, std::string_view what) {
      json_.begin_object();
      field("id", id++);
      write_physical(where);
      message("message", sarif_text(shown(what)));
      json_.end_object();
    };
    json_.key("relatedLocations");
    json_.begin_array();
    for (const Related& related : finding.hit->related) one(spots_.at(related.place), related.what);
    for (const Spot& from : trail) one(from, "included here");
    json_.end_array();
  }

  void write_fixes(const Finding& finding) {
    const Fix* fix = applicable_fix(finding.hit->fix, spots_);
    if (fix == nullptr) return;
    std::map<std::string_view, std::vector<const Edit*>> by_file;
    for (const Edit& edit : fix->edits) by_file[spots_.at(edit.place).file].push_back(&edit);
    json_.key("fixes");
    json_.begin_array();
    json_.begin_object();
    message("description", sarif_text(shown(fix->title)));
    json_.key("artifactChanges");
    json_.begin_array();
    for (const auto& [file, edits] : by_file) write_change(file, edits);
    json_.end_array();
    json_.key("properties");
    json_.begin_object();
    json_.key("safe");
    json_.boolean(fix->safe);
    json_.end_object();
    json_.end_object();
    json_.end_array();
  }

  void write_change(std::string_view file, const std::vector<const Edit*>& edits) {
    json_.begin_object();
    write_artifact(file);
    json_.key("replacements");
    json_.begin_array();
    for (const Edit* edit : edits) {
      json_.begin_object();
      write_region("deletedRegion", spots_.at(edit->place));
      if (!edit->text.empty()) message("insertedContent", edit->text);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  const Report& report_;
  Sink& sink_;
  Spots spots_;
  Fingerprints fingerprints_;
  std::set<const Rule*, ById> rules_;  // of the findings
  std::map<const Rule*, std::uint64_t> indices_;
  std::size_t room_[3] = {};  // results still to be written, by severity
  JsonWriter json_;
};

}  // namespace

void write_sarif(const Report& report, Sink& sink) { Sarif(report, sink).write(); }

}  // namespace dcvlint
