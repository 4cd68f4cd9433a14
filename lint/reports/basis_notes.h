#pragma once
// What findings rest on is told once: beside the first of a document that rests on it.

#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "lint/engine/run.h"

namespace dcvlint {

class BasisNotes {
 public:
  // The sentence to show beside the finding; empty: there is none, or it was shown. Asked of all
  // findings in their order.
  std::string_view next(const Finding& finding) {
    const Hit& hit = *finding.hit;
    if (hit.basis.empty() || !shown_.emplace(hit.place.doc, hit.basis).second) return {};
    return hit.basis;
  }

 private:
  std::set<std::pair<Doc, std::string_view>> shown_;
};

// Likewise the day whose rules a document was judged by, where that is not the run's.
class DayNotes {
 public:
  explicit DayNotes(Date as_of) : as_of_(as_of) {}
  std::optional<Date> next(const Finding& finding) {
    const Hit& hit = *finding.hit;
    if (!hit.day || *hit.day == as_of_ || !shown_.emplace(hit.place.doc, *hit.day).second) {
      return std::nullopt;
    }
    return hit.day;
  }

 private:
  Date as_of_;
  std::set<std::pair<Doc, Date>> shown_;
};

}  // namespace dcvlint
