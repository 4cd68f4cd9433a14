#pragma once
// Plans made when they are wanted: certificates differ in kind, type and the
// date whose rules they are under, and few of all combinations ever occur.

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <tuple>
#include <vector>

#include "lint/engine/plan.h"

namespace dcvlint {

// Plans of one configuration. Thread-safe; plans stay where they are.
class PlanShelf {
 public:
  // `request`: configuration and prefixes; its document, profile and date are not used. The books
  // and what the request points to outlive the shelf.
  PlanShelf(std::vector<const Book*> books, std::span<const Check> checks, PlanRequest request);

  // Days with the same number have the same plans: no rule changes between them.
  std::size_t interval(Date day) const;
  // The days from which on a rule or a policy changes, ascending.
  std::span<const Date> boundaries() const { return boundaries_; }
  // One plan for all days of an interval, as of its first one. Errors: those of make_plan.
  Result<const Plan*> plan(DocumentKind document, std::optional<Profile> profile, Date day);
  // Those made so far, in the order of document, profile, date.
  std::vector<const Plan*> made() const;

 private:
  std::vector<const Book*> books_;
  std::span<const Check> checks_;
  PlanRequest request_;
  std::vector<Date> boundaries_;  // ascending
  mutable std::mutex mutex_;
  std::map<std::tuple<DocumentKind, std::optional<Profile>, std::size_t>, std::unique_ptr<Plan>>
      plans_;
};

}  // namespace dcvlint
