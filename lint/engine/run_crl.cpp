#include "lint/engine/run_crl.h"

#include <algorithm>
#include <atomic>
#include <utility>

#include "lint/base/stop_sign.h"
#include "lint/engine/crl_judge.h"
#include "lint/engine/crl_notes.h"
#include "lint/engine/crl_worker.h"
#include "lint/engine/revocations.h"
#include "lint/engine/workers.h"

namespace dcvlint {
namespace {

void take(const Documents& documents, std::span<const SeenInput> inputs, CrlOutcome& outcome,
          RunSum& sum) {
  sum.looked(outcome);
  if (outcome.stopped) sum.stopped();
  for (CrlFound& found : outcome.found) {
    const std::uint32_t input = documents[inputs[found.input].input->document].input;
    sum.take(found.plan->steps(), std::move(found.hits), input);
  }
}

}  // namespace

void run_crls(const Documents& documents, const Context& context, std::span<const SeenInput> inputs,
              std::span<const Doc> issuers, const RunOptions& options, RunSum& sum) {
  const StopSign stop(options.stop);
  CrlNotes notes;
  take_notes(documents, context, inputs, issuers, stop, notes);
  if (stop.stands()) return sum.stopped();
  std::vector<CrlOutcome> outcomes(notes.lists.size());
  std::atomic<std::size_t> next = 0;
  auto judge = [&] {
    CrlWorker worker(documents, context, inputs, notes, options);
    for (std::size_t i = next++; i < outcomes.size(); i = next++) {
      if (stop.stands()) return;
      worker.work(i, outcomes[i]);
    }
  };
  run_workers(std::min<std::size_t>(options.jobs, outcomes.size()), judge);
  std::vector<Listing> listings;
  for (CrlOutcome& outcome : outcomes) {
    listings.insert(listings.end(), outcome.listings.begin(), outcome.listings.end());
    take(documents, inputs, outcome, sum);
  }
  if (stop.stands()) return sum.stopped();
  CrlOutcome last;
  Revocations(documents, context, inputs, notes, options, last).run(listings);
  take(documents, inputs, last, sum);
}

}  // namespace dcvlint
