#pragma once
// A check looks at a fact.

#include <exception>

#include "lint/engine/plan.h"
#include "lint/engine/run.h"

namespace dcvlint {

// Kept out of what looks ten times at each record.
template <class Outcome>
[[gnu::cold, gnu::noinline]] void note_broken(const Step& step, const char* what,
                                              Outcome& outcome) {
  Broken& broken = outcome.broken[&step];
  if (broken.times++ == 0) broken.what = what;
  broken.rule = step.rule;
}

// One that throws is noted in `outcome`, by its `looks` and `broken`; the others go on.
template <class Outcome>
[[gnu::always_inline]] inline void look_at(const void* fact, const Step& step, Hits& hits,
                                           Outcome& outcome) {
  ++outcome.looks;
  hits.begin(step.number);
  try {
    step.bound.look(step.bound.self.get(), fact, hits);
  } catch (const std::exception& thrown) {
    note_broken(step, thrown.what(), outcome);
  }
}

}  // namespace dcvlint
