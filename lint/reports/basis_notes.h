#pragma once
// What findings rest on is told once: beside the first of a document that rests on it.

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

}  // namespace dcvlint
