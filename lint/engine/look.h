#pragma once
// A check looks at a fact.

#include <cstdint>
#include <exception>
#include <map>

#include "lint/engine/plan.h"
#include "lint/engine/run.h"

namespace dcvlint {

// What is to be told of the looks of one worker, besides what they found.
struct Looks {
  std::uint64_t looks = 0;
  std::map<const Step*, Broken> broken;
};

// Kept out of what looks ten times at each record.
[[gnu::cold, gnu::noinline]] inline void note_broken(const Step& step, const char* what,
                                                     Looks& looks) {
  Broken& broken = looks.broken[&step];
  if (broken.times++ == 0) broken.what = what;
  broken.rule = step.rule;
}

// A check that throws is noted; the others go on.
[[gnu::always_inline]] inline void look_at(const void* fact, const Step& step, Hits& hits,
                                           Looks& looks) {
  ++looks.looks;
  hits.begin(step.number);
  try {
    step.bound.look(step.bound.self.get(), fact, hits);
  } catch (const std::exception& thrown) {
    note_broken(step, thrown.what(), looks);
  }
}

}  // namespace dcvlint
