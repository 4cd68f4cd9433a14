#pragma once
// Reports: findings, documents and rules in, bytes out. One file a format.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/document.h"
#include "lint/engine/run.h"
#include "lint/facts/name.h"

namespace dcvlint {

// An input that could not be read, or nothing matched.
struct InputProblem {
  std::string path;
  std::string what;
  std::string help;
};

struct Summary {
  std::uint64_t zones = 0, records = 0, files = 0;
  std::uint64_t requests = 0, certificates = 0, crls = 0;
  std::uint64_t logs = 0, log_lines = 0;                // validation logs
  std::uint64_t errors = 0, warnings = 0, notices = 0;  // all, also those over the cap
  std::uint64_t kept = 0;                               // findings in the report
  PlanCounts rules;
  Date as_of{};
  std::optional<Severity> fail_on = Severity::error;  // nothing: --fail-on never
  int exit_code = 0;
  bool interrupted = false;
  std::uint64_t undecided = 0;  // names whose CAA is not known, since a look-up in DNS failed
  // Ids of rules that were wanted, and had nothing to look up in: --debian-weak-keys.
  std::vector<std::string_view> not_checked = {};
};

struct Report {
  const Documents& documents;
  std::span<const Finding> findings;
  std::span<const RuleCount> counts;
  std::span<const Broken> broken;
  std::span<const InputProblem> problems;
  Summary summary;
  // The working directory, canonical: GitHub wants paths that are relative to it.
  std::string directory = {};
};

struct ReportStyle {
  bool colour = false;
  unsigned width = 80;      // columns, for wrapping
  bool statistics = false;  // a table of findings per rule at the end (text, concise)
  bool quiet = false;       // findings only, no summary (text, concise)
};

// Where bytes go. Writing may fail (a closed pipe); then the rest is dropped.
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void write(std::string_view bytes) = 0;
};

enum class Format : std::uint8_t { text, concise, json, jsonl, github, sarif };
std::optional<Format> format_from_text(std::string_view text);
std::span<const std::string_view> format_names();

void write_report(Format format, const Report& report, const ReportStyle& style, Sink& sink);

// The formats. JSON and JSON lines follow lint/reports/dcvlint-1.schema.json.
void write_text(const Report& report, const ReportStyle& style, Sink& sink);
void write_concise(const Report& report, const ReportStyle& style, Sink& sink);
void write_json(const Report& report, Sink& sink);
void write_jsonl(const Report& report, Sink& sink);
void write_github(const Report& report, const ReportStyle& style, Sink& sink);
// SARIF 2.1.0 with the rules that found something.
void write_sarif(const Report& report, Sink& sink);

}  // namespace dcvlint
