#include "lint/engine/signing_time.h"

#include <algorithm>

#include "lint/base/date.h"

namespace dcvlint {
namespace {

constexpr std::int64_t backdating = 2 * seconds_a_day;

}  // namespace

std::span<const Date> days_left_open(std::int64_t not_before, std::span<const Date> days) {
  const auto first = std::ranges::upper_bound(days, not_before, {}, first_second);
  auto last = first;
  while (last != days.end() && first_second(*last) - backdating <= not_before) ++last;
  return {first, last};
}

Told::Key Told::key(const Step& step, const Hit& hit) {
  return {step.rule, hit.place.doc, hit.place.begin, hit.place.end, std::string(hit.target)};
}

void Told::add(const Plan& plan, std::span<const Hit> hits) {
  for (const Hit& hit : hits) {
    const Step& step = plan.steps()[hit.step];
    const auto [place, fresh] = told_.try_emplace(key(step, hit), step.severity);
    if (!fresh) place->second = std::max(place->second, step.severity);
  }
}

bool Told::is_news(const Step& step, const Hit& hit) {
  if (step.severity == Severity::notice) return false;
  const auto [place, fresh] = told_.try_emplace(key(step, hit), step.severity);
  if (!fresh && place->second >= step.severity) return false;
  place->second = step.severity;
  return true;
}

}  // namespace dcvlint
