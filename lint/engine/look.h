#pragma once
// A check looks at a fact.

#include <exception>

#include "lint/engine/plan.h"
#include "lint/engine/run.h"

namespace dcvlint {

// One that throws is noted in `outcome`, by its `looks` and `broken`; the others go on.
template <class Outcome>
void look_at(const void* fact, const Step& step, Hits& hits, Outcome& outcome) {
  ++outcome.looks;
  hits.begin(step.number);
  try {
    step.bound.look(step.bound.self.get(), fact, hits);
  } catch (const std::exception& thrown) {
    Broken& broken = outcome.broken[&step];
    if (broken.times++ == 0) broken.what = thrown.what();
    broken.rule = step.rule;
  }
}

}  // namespace dcvlint
