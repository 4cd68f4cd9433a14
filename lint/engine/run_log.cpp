#include "lint/engine/run_log.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lint/base/stop_sign.h"
#include "lint/engine/look.h"
#include "lint/engine/run_sum.h"
#include "lint/engine/workers.h"
#include "lint/facts/log_facts.h"

namespace dcvlint {
namespace {

// What one plan found in one input.
struct Found {
  const Plan* plan = nullptr;
  std::unique_ptr<Hits> hits;
};

struct Outcome : Looks {
  std::vector<Found> found;  // in the order in which plans were first needed
  std::uint64_t lines = 0;
  bool begun = false;
  bool stopped = false;  // in the middle
};

// Reads and judges files, one after another.
class Worker {
 public:
  Worker(const Documents& documents, const Context& context, const RunOptions& options)
      : documents_(documents),
        context_(context),
        cap_(options.cap == 0 ? UINT32_MAX : options.cap),
        stop_(options.stop),
        flag_(options.stop) {}

  void work(const LogInput& input, Outcome& outcome) {
    input_ = &input;
    outcome_ = &outcome;
    plan_ = nullptr;
    Arena arena;
    ValidationLogOptions reading = input.reading;
    reading.stop = flag_;
    const ValidationLogFile file = read_validation_log(
        documents_, input.document, context_.authorities.methods, arena, reading);
    outcome.begun = true;
    outcome.stopped = file.stopped;
    outcome.lines = file.log.lines.size();
    if (!file.log.faults.empty()) faults(file.log.faults);
    for (const LogLine& line : file.log.lines) {
      outcome.stopped = outcome.stopped || stop_.asked();
      if (outcome.stopped) return;
      choose(line.day().value_or(context_.as_of));
      if (plan_ == nullptr) continue;
      const LogLineFact fact{context_, file.log, line};
      for (const Step* step : plan_->of(Kind::log_line)) look(*step, &fact);
    }
  }

 private:
  void faults(std::span<const Fault> faults) {
    choose(context_.as_of);
    if (plan_ == nullptr) return;
    for (const Fault& fault : faults) {
      const FaultFact fact{context_, fault, nullptr};
      for (const Step* step : plan_->of(fault.code)) look(*step, &fact);
      for (const Step* step : plan_->of(Kind::fault)) look(*step, &fact);
    }
  }

  void look(const Step& step, const void* fact) { look_at(fact, step, *hits_, *outcome_); }

  // Lines of one day mostly follow one another, and the shelf is locked while it's asked.
  void choose(Date day) {
    const std::size_t interval = input_->plans->interval(day);
    if (plan_ != nullptr && interval == interval_) return hits_->judge_on(day);
    interval_ = interval;
    // It was made from the same books and prefixes when the run began, so it can't fail.
    const auto plan = input_->plans->plan(DocumentKind::log, std::nullopt, day);
    plan_ = plan ? *plan : nullptr;
    if (plan_ == nullptr) return;
    hits_ = &hits_of_plan();
    hits_->judge_on(day);
  }

  Hits& hits_of_plan() {
    auto& found = outcome_->found;
    auto same = std::ranges::find(found, plan_, &Found::plan);
    if (same == found.end()) {
      same = found.insert(same, Found{plan_, std::make_unique<Hits>(cap_)});
    }
    return *same->hits;
  }

  const Documents& documents_;
  const Context& context_;
  std::uint32_t cap_;
  StopSign stop_;
  const std::atomic<bool>* flag_;
  const LogInput* input_ = nullptr;
  Outcome* outcome_ = nullptr;
  const Plan* plan_ = nullptr;
  std::size_t interval_ = 0;  // of plan_
  Hits* hits_ = nullptr;      // of plan_ and the input
};

void take(RunSum& sum, Outcome& outcome, std::uint32_t input) {
  sum.looked(outcome);
  for (Found& found : outcome.found) {
    sum.take(found.plan->steps(), std::move(found.hits), input);
  }
}

}  // namespace

LogRun run_logs(const Documents& documents, const Context& context,
                std::span<const LogInput> inputs, const RunOptions& options) {
  std::vector<Outcome> outcomes(inputs.size());
  std::atomic<std::size_t> next = 0;
  auto run = [&] {
    Worker worker(documents, context, options);
    const StopSign stop(options.stop);
    for (std::size_t i = next++; i < inputs.size(); i = next++) {
      if (stop.stands()) return;
      worker.work(inputs[i], outcomes[i]);
    }
  };
  run_workers(std::min<std::size_t>(options.jobs, inputs.size()), run);
  LogRun all;
  RunSum sum(documents, options.cap);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (!outcomes[i].begun || outcomes[i].stopped) sum.stopped();
    all.lines += outcomes[i].lines;
    take(sum, outcomes[i], documents[inputs[i].document].input);
  }
  all.result = sum.finish();
  return all;
}

}  // namespace dcvlint
