#include "lint/engine/plan_shelf.h"

#include <algorithm>
#include <utility>

namespace dcvlint {

PlanShelf::PlanShelf(std::vector<const Book*> books, std::span<const Check> checks,
                     PlanRequest request)
    : books_(std::move(books)), checks_(checks), request_(std::move(request)) {
  for (const Book* book : books_) {
    for (const Rule& rule : book->rules) {
      for (const Phase& phase : rule.phases) boundaries_.push_back(phase.from);
    }
  }
  const auto add = [&](const PolicyPreset& preset) {
    boundaries_.push_back(preset.from);
    if (preset.until) boundaries_.push_back(*preset.until);
  };
  for (const PolicyPreset& preset : request_.presets) add(preset);
  for (const PolicyPreset* own : request_.own_policies) add(*own);
  std::ranges::sort(boundaries_);
  const auto repeated = std::ranges::unique(boundaries_);
  boundaries_.erase(repeated.begin(), repeated.end());
}

std::size_t PlanShelf::interval(Date day) const {
  return static_cast<std::size_t>(std::ranges::upper_bound(boundaries_, day) - boundaries_.begin());
}

Result<const Plan*> PlanShelf::plan(DocumentKind document, std::optional<Profile> profile,
                                    Date day) {
  const std::size_t slot = interval(day);
  const std::tuple key(document, profile, slot);
  const std::scoped_lock lock(mutex_);
  if (const auto found = plans_.find(key); found != plans_.end()) return found->second.get();
  PlanRequest request = request_;
  request.document = document;
  request.profile = profile;
  // Whoever asks first, it's the same plan.
  request.as_of = slot > 0 ? boundaries_[slot - 1] : Date{};
  auto made = make_plan(books_, checks_, request);
  if (!made) return fail(made.error());
  return plans_.emplace(key, std::make_unique<Plan>(*std::move(made))).first->second.get();
}

std::vector<const Plan*> PlanShelf::made() const {
  const std::scoped_lock lock(mutex_);
  std::vector<const Plan*> plans;
  plans.reserve(plans_.size());
  for (const auto& [key, plan] : plans_) plans.push_back(plan.get());
  return plans;
}

}  // namespace dcvlint
