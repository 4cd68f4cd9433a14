#include "lint/facts/validation_reuse.h"

#include <algorithm>
#include <array>
#include <limits>
#include <ranges>

#include "lint/facts/validity.h"

namespace dcvlint {
namespace {

// A method's own limit is never relaxed by the schedule, nor the other way round.
std::int64_t days_of(const ReuseStep& step, const ValidationMethod* method) {
  const std::int64_t own = method == nullptr ? 0 : method->reuse_days;
  return own > 0 ? std::min(own, step.days) : step.days;
}

// The first second at which the method's earlier validations are worth nothing.
std::optional<std::int64_t> worthless_from(const ValidationMethod* method) {
  if (method == nullptr || !method->retired_bars_reuse) return std::nullopt;
  if (method->ends == Date{INT32_MAX}) return std::nullopt;
  return first_second(method->ends);
}

}  // namespace

std::span<const ReuseStep> reuse_steps(ReuseOf what) {
  static const std::array<ReuseStep, 4> control{{{make_date(2021, 10, 1), 398},
                                                 {make_date(2026, 3, 15), 200},
                                                 {make_date(2027, 3, 15), 100},
                                                 {make_date(2029, 3, 15), 10}}};
  static const std::array<ReuseStep, 2> identity{
      {{make_date(2018, 3, 1), 825}, {make_date(2026, 3, 15), 398}}};
  if (what == ReuseOf::control) return control;
  return identity;
}

const ReuseStep* reuse_step(ReuseOf what, Date issued) {
  const auto steps = reuse_steps(what);
  const auto next = std::ranges::upper_bound(steps, issued, {}, &ReuseStep::from);
  return next == steps.begin() ? nullptr : &*(next - 1);
}

Reuse judge_reuse(ReuseOf what, const ValidationMethod* method, std::int64_t validated,
                  std::int64_t issued) {
  Reuse reuse;
  reuse.age = issued - validated;
  if (reuse.age < 0) {
    reuse.verdict = ReuseVerdict::later;
    return reuse;
  }
  if (const auto worthless = worthless_from(method); worthless && issued >= *worthless) {
    reuse.verdict = ReuseVerdict::retired;
    if (method->ends != Date{INT32_MIN}) reuse.since = method->ends;
    return reuse;
  }
  const ReuseStep* step = reuse_step(what, utc_day(issued));
  if (step == nullptr) return reuse;
  reuse.days = days_of(*step, method);
  reuse.by_method = reuse.days < step->days;
  if (!reuse.by_method) reuse.since = step->from;
  reuse.limit = reuse.days * seconds_a_day;
  reuse.verdict = reuse.age < reuse.limit    ? ReuseVerdict::fresh
                  : reuse.age == reuse.limit ? ReuseVerdict::boundary
                                             : ReuseVerdict::exceeded;
  return reuse;
}

std::optional<std::int64_t> reusable_until(ReuseOf what, const ValidationMethod* method,
                                           std::int64_t validated) {
  std::int64_t end = worthless_from(method).value_or(std::numeric_limits<std::int64_t>::max());
  const auto steps = reuse_steps(what);
  // From the last step back: what a later step allows is later than what an earlier one does.
  for (const ReuseStep& step : steps | std::views::reverse) {
    const std::int64_t begin = std::max(first_second(step.from), validated);
    const std::int64_t last = std::min(end - 1, validated + days_of(step, method) * seconds_a_day);
    if (begin <= last) return last;
    end = std::min(end, first_second(step.from));
  }
  return std::nullopt;
}

}  // namespace dcvlint
