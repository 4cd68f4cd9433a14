#pragma once
// A report made by hand, for the tests of all formats.

#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "lint/reports/report.h"

namespace dcvlint {

class StringSink : public Sink {
 public:
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

class SampleReport {
 public:
  SampleReport() {
    summary.zones = 1;
    summary.records = 1204;
    summary.files = 1;
    summary.rules.in_force = 61;
    summary.as_of = make_date(2026, 11, 21);
  }

  Doc file(std::string path, std::string_view content, std::optional<Place> from = {}) {
    if (from) return documents.add(std::move(path), Bytes(content), *from);
    return documents.add(std::move(path), Bytes(content), 0);
  }
  Place find(Doc doc, std::string_view text) {
    const auto at = static_cast<std::uint32_t>(documents[doc].bytes.find(text));
    return {doc, at, at + static_cast<std::uint32_t>(text.size())};
  }
  // The message is "{value} is wrong".
  Hit& add(Severity severity, Place place, std::string_view value) {
    hits_.push_back(std::make_unique<Hits>());
    hits_.back()->begin(0);
    Hit& hit = hits_.back()->add(place, "www.example.org", {{"value", value}});
    Finding finding{&rule, &phase, severity, severity, phase.message, nullptr, &hit};
    findings.push_back(finding);
    std::uint64_t& sum = severity == Severity::error     ? summary.errors
                         : severity == Severity::warning ? summary.warnings
                                                         : summary.notices;
    ++sum;
    ++summary.kept;
    return hit;
  }
  Hits& last_hits() { return *hits_.back(); }

  Report report() const {
    return {documents, findings, counts, broken, problems, summary, directory};
  }
  std::string print(Format format, ReportStyle style = {}) const {
    StringSink sink;
    write_report(format, report(), style, sink);
    return sink.text;
  }

  Documents documents;
  std::vector<Finding> findings;
  std::vector<RuleCount> counts;
  std::vector<Broken> broken;
  std::vector<InputProblem> problems;
  Summary summary;
  std::string directory;

  std::vector<Citation> citations = {{"RFC 8659", "4.2", "The grammar of the value."}};
  Phase phase{always, Severity::error, "{value} is wrong", {}};
  Rule rule = make_rule();

 private:
  Rule make_rule() {
    Rule out;
    out.id = "caa/sample";
    out.title = "A sample";
    out.fix = "Write it right.";
    out.citations = citations;
    out.phases = {&phase, 1};
    return out;
  }
  std::vector<std::unique_ptr<Hits>> hits_;
};

}  // namespace dcvlint
