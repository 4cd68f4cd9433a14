#pragma once
// All built-in rules of the caa family over zones given as text, as a user has them.

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/base/files.h"
#include "lint/engine/run.h"
#include "lint/sources/zone_file.h"
#include "rules/checks.h"

namespace dcvlint {

class CaaRun {
 public:
  using Zones = std::vector<std::pair<std::string, std::string>>;  // origin, text

  explicit CaaRun(const Zones& texts, std::string_view day = "2026-11-21") : names_(0) {
    std::vector<Zone> zones;
    std::uint32_t input = 0;
    for (const auto& [origin, text] : texts) {
      const Doc doc = documents_.add(origin + "zone", Bytes(text), input++);
      zones.push_back(read_zone_file(documents_, names_, files_, doc,
                                     names_.intern(origin, Name::root).value(),
                                     {.include_root = "", .fragment = false, .limits = {}}));
    }
    repository_ = std::make_unique<Repository>(names_, std::move(zones));
    context_ = std::make_unique<Context>(
        Context{documents_, names_, builtin_authorities, *repository_, parse_date(day).value()});
    const Book* books[] = {&builtin_book};
    PlanRequest request;
    request.as_of = context_->as_of;
    request.select = {"caa"};
    auto plan = make_plan(books, all_checks(), request);
    if (!plan) throw std::runtime_error(plan.error().where + ": " + plan.error().what);
    plan_.emplace(std::move(*plan));
    const std::vector<const Plan*> plans(texts.size(), &*plan_);
    result_ = run_zones(*context_, plans, {.jobs = 1, .cap = 0});
    if (!result_.broken.empty()) throw std::runtime_error(result_.broken.front().what);
  }
  // One zone, example.com.
  explicit CaaRun(const std::string& text) : CaaRun(Zones{{"example.com.", text}}) {}

  // A line a finding: "severity rule owner [underlined text] (related text) …".
  std::string findings() const {
    std::string lines;
    for (const Finding& found : result_.findings) {
      lines += std::string(severity_text(found.severity)) + " " + std::string(found.rule->id) +
               " " + std::string(found.hit->target) + " [" +
               std::string(documents_.text(found.hit->place)) + "]";
      for (const Related& other : found.hit->related)
        lines += " (" + std::string(documents_.text(other.place)) + ")";
      lines += '\n';
    }
    return lines;
  }
  // Only the rules' ids, in order of place.
  std::string rules() const {
    std::string ids;
    for (const Finding& found : result_.findings) {
      if (!ids.empty()) ids += ' ';
      ids += found.rule->id;
    }
    return ids;
  }
  std::string messages() const {
    std::string lines;
    for (const Finding& found : result_.findings) lines += message(found) + "\n";
    return lines;
  }
  bool has_errors() const {
    return std::ranges::any_of(
        result_.findings, [](const Finding& found) { return found.severity == Severity::error; });
  }
  // The text after the first fix that a finding offers; "no fix" when none does.
  std::string mended() const {
    const auto fixed = std::ranges::find_if(
        result_.findings, [](const Finding& found) { return found.hit->fix != nullptr; });
    if (fixed == result_.findings.end()) return "no fix";
    const Fix& fix = *fixed->hit->fix;
    std::vector<Edit> edits(fix.edits.begin(), fix.edits.end());
    std::ranges::sort(edits, {}, [](const Edit& edit) { return edit.place.begin; });
    std::string text(documents_[edits.front().place.doc].bytes);
    for (auto edit = edits.rbegin(); edit != edits.rend(); ++edit)
      text.replace(edit->place.begin, edit->place.end - edit->place.begin, edit->text);
    return (fix.safe ? "safe: " : "unsafe: ") + text;
  }

 private:
  Documents documents_;
  Names names_;
  MemoryFiles files_{{}};
  std::unique_ptr<Repository> repository_;
  std::unique_ptr<Context> context_;
  std::optional<Plan> plan_;
  RunResult result_;
};

}  // namespace dcvlint
