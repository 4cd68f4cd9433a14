#pragma once
// Puts together what the workers of a run found, in an order that does not
// depend on who found it.

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/base/document.h"
#include "lint/engine/look.h"
#include "lint/engine/run.h"

namespace dcvlint {

Finding finding_of(const Step& step, const Hit& hit);
// The same as a notice: what it would be for a certificate signed on or after a day.
Finding finding_if_signed_from(Date day, const Step& step, const Hit& hit);

// As the reader gets them: by place, then rule. Those that are alike in both keep their order.
void order_findings(const Documents& documents, std::span<Finding> findings);

class RunSum {
 public:
  // `cap` as RunOptions has it.
  RunSum(const Documents& documents, std::uint32_t cap) : documents_(&documents), cap_(cap) {}

  // Findings of equal places and rules keep the order in which they are added.
  void add(const Finding& finding, std::uint32_t input) { kept_.push_back({finding, input}); }
  void count(const Step& step, std::uint64_t times) { count_of(step).all += times; }
  void count(const Rule* rule, Severity severity, std::uint64_t times) {
    count_of(rule, severity).all += times;
  }
  // All that steps of the plan found in the input.
  void take(std::span<const Step> steps, std::unique_ptr<Hits> hits, std::uint32_t input);
  void count_all(std::span<const Step> steps, const Hits& hits);
  void looked(Looks& looks);
  void hold(std::unique_ptr<Hits> hits) { result_.held.push_back(std::move(hits)); }
  void stopped() { result_.stopped = true; }
  RunResult finish();

 private:
  struct Kept {
    Finding finding;
    std::uint32_t input = 0;
  };

  RuleCount& count_of(const Step& step) { return count_of(step.rule, step.severity); }
  RuleCount& count_of(const Rule* rule, Severity severity);
  void order_and_cap();

  const Documents* documents_;
  std::uint32_t cap_;
  std::map<std::pair<std::string_view, Severity>, RuleCount> counts_;
  std::map<std::string_view, Broken> broken_;
  std::vector<Kept> kept_;
  RunResult result_;
};

// Of two runs over different inputs.
RunResult join_results(const Documents& documents, RunResult a, RunResult b);

}  // namespace dcvlint
