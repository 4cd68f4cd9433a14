#pragma once
// Runs the steps of a plan on facts about revocation lists, and keeps what they find.

#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "lint/engine/crl_notes.h"
#include "lint/engine/look.h"
#include "lint/engine/plan.h"
#include "lint/engine/run.h"
#include "lint/facts/fault.h"

namespace dcvlint {

struct CrlFound {
  const Plan* plan = nullptr;
  std::size_t input = 0;
  std::unique_ptr<Hits> hits;
};

struct CrlOutcome : Looks {
  std::vector<CrlFound> found;
  std::vector<Listing> listings;
  bool stopped = false;
};

// One a thread; `choose` before all else.
class CrlJudge {
 public:
  CrlJudge(const Context& context, std::span<const SeenInput> inputs, const RunOptions& options)
      : context_(context), inputs_(inputs), cap_(options.cap == 0 ? UINT32_MAX : options.cap) {}

  // What comes next is about an object of the input, and goes into `outcome`. False: no plan.
  bool choose(CrlOutcome& outcome, std::size_t input, DocumentKind kind,
              std::optional<Profile> profile, Date day);

  std::span<const Step* const> steps(Kind kind) const { return plan_->of(kind); }

  void faults(std::span<const Fault> faults);

  template <class Fact>
  void look(Kind kind, const Fact& fact) {
    for (const Step* step : plan_->of(kind)) look(*step, &fact);
  }

 private:
  void look(const Step& step, const void* fact) { look_at(fact, step, *hits_, *outcome_); }

  const Context& context_;
  std::span<const SeenInput> inputs_;
  std::uint32_t cap_;
  const Plan* plan_ = nullptr;
  CrlOutcome* outcome_ = nullptr;
  Hits* hits_ = nullptr;
};

}  // namespace dcvlint
