#include "lint/engine/run_sum.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace dcvlint {
namespace {

// Whether `a` stands before `b` for the reader.
bool ordered(const Documents& documents, const Finding& a, const Finding& b) {
  if (a.hit->place != b.hit->place) {
    if (documents.before(a.hit->place, b.hit->place)) return true;
    if (documents.before(b.hit->place, a.hit->place)) return false;
  }
  return a.rule->id < b.rule->id;
}

void join_counts(RunResult& into, std::vector<RuleCount>& from) {
  for (RuleCount& each : from) {
    const auto same = std::ranges::find_if(into.counts, [&](const RuleCount& count) {
      return count.rule->id == each.rule->id && count.severity == each.severity;
    });
    if (same == into.counts.end()) {
      into.counts.push_back(each);
    } else {
      same->all += each.all;
      same->kept += each.kept;
    }
  }
  std::ranges::sort(into.counts, [](const RuleCount& a, const RuleCount& b) {
    return std::pair(a.rule->id, a.severity) < std::pair(b.rule->id, b.severity);
  });
}

void join_broken(RunResult& into, std::vector<Broken>& from) {
  for (Broken& each : from) {
    const auto same = std::ranges::find_if(
        into.broken, [&](const Broken& broken) { return broken.rule->id == each.rule->id; });
    if (same == into.broken.end()) {
      into.broken.push_back(std::move(each));
    } else {
      same->times += each.times;
    }
  }
  std::ranges::sort(into.broken, {}, [](const Broken& broken) { return broken.rule->id; });
}

}  // namespace

Finding finding_of(const Step& step, const Hit& hit) {
  return {step.rule,    step.phase,   step.severity, step.rule_severity,
          step.message, step.changed, &hit};
}

Finding finding_if_signed_from(Date day, const Step& step, const Hit& hit) {
  Finding finding = finding_of(step, hit);
  finding.then = step.severity;
  finding.if_signed_from = day;
  finding.severity = finding.rule_severity = Severity::notice;
  finding.changed = nullptr;
  return finding;
}

void order_findings(const Documents& documents, std::span<Finding> findings) {
  std::ranges::stable_sort(
      findings, [&](const Finding& a, const Finding& b) { return ordered(documents, a, b); });
}

RuleCount& RunSum::count_of(const Rule* rule, Severity severity) {
  RuleCount& count = counts_[{rule->id, severity}];
  count.rule = rule;
  count.severity = severity;
  return count;
}

void RunSum::take(std::span<const Step> steps, std::unique_ptr<Hits> hits, std::uint32_t input) {
  if (hits->hits().empty()) return;
  for (const Hit& hit : hits->hits()) add(finding_of(steps[hit.step], hit), input);
  count_all(steps, *hits);
  hold(std::move(hits));
}

void RunSum::count_all(std::span<const Step> steps, const Hits& hits) {
  for (const Step& step : steps) {
    if (const std::uint64_t all = hits.count(step.number); all > 0) count(step, all);
  }
}

void RunSum::looked(Looks& looks) {
  result_.looks += looks.looks;
  for (auto& [step, broken] : looks.broken) {
    Broken& all = broken_[broken.rule->id];
    if (all.times == 0) all = {broken.rule, std::move(broken.what), 0};
    all.times += broken.times;
  }
}

RunResult RunSum::finish() {
  order_and_cap();
  for (auto& [key, count] : counts_) result_.counts.push_back(count);
  for (auto& [id, broken] : broken_) result_.broken.push_back(std::move(broken));
  return std::move(result_);
}

void RunSum::order_and_cap() {
  const auto before = [&](const Kept& a, const Kept& b) {
    return ordered(*documents_, a.finding, b.finding);
  };
  // Workers have done it for the most, and what is about several inputs comes behind.
  const auto rest = std::ranges::is_sorted_until(kept_, before);
  if (rest != kept_.end()) {
    std::stable_sort(rest, kept_.end(), before);
    std::ranges::inplace_merge(kept_, rest, before);
  }
  // Of one rule the graver findings don't go under in milder ones: what is an error of a
  // certificate may be a notice of the hundred requests before it.
  std::map<std::tuple<std::uint32_t, const Rule*, Severity>, std::uint32_t> seen;
  for (const Kept& each : kept_) {
    if (cap_ != 0 && seen[{each.input, each.finding.rule, each.finding.severity}]++ >= cap_)
      continue;
    ++count_of(each.finding.rule, each.finding.severity).kept;
    result_.findings.push_back(each.finding);
  }
}

RunResult join_results(const Documents& documents, RunResult a, RunResult b) {
  std::vector<Finding> findings;
  findings.reserve(a.findings.size() + b.findings.size());
  std::ranges::merge(a.findings, b.findings, std::back_inserter(findings),
                     [&](const Finding& x, const Finding& y) { return ordered(documents, x, y); });
  a.findings = std::move(findings);
  join_counts(a, b.counts);
  join_broken(a, b.broken);
  a.looks += b.looks;
  a.stopped = a.stopped || b.stopped;
  std::ranges::move(b.held, std::back_inserter(a.held));
  return a;
}

}  // namespace dcvlint
