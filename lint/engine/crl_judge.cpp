#include "lint/engine/crl_judge.h"

#include <algorithm>

namespace dcvlint {

bool CrlJudge::choose(CrlOutcome& outcome, std::size_t input, DocumentKind kind,
                      std::optional<Profile> profile, Date day) {
  outcome_ = &outcome;
  const auto plan = inputs_[input].input->plans->plan(kind, profile, day);
  plan_ = plan ? *plan : nullptr;
  if (plan_ == nullptr) return false;
  auto same = std::ranges::find_if(outcome.found, [&](const CrlFound& found) {
    return found.plan == plan_ && found.input == input;
  });
  if (same == outcome.found.end()) {
    same = outcome.found.insert(same, CrlFound{plan_, input, std::make_unique<Hits>(cap_)});
  }
  hits_ = same->hits.get();
  hits_->judge_on(day);
  return true;
}

void CrlJudge::faults(std::span<const Fault> faults) {
  for (const Fault& fault : faults) {
    const FaultFact fact{context_, fault, nullptr};
    for (const Step* step : plan_->of(fault.code)) look(*step, &fact);
    look(Kind::fault, fact);
  }
}

}  // namespace dcvlint
