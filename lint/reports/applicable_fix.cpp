#include "lint/reports/applicable_fix.h"

#include <algorithm>

#include "lint/base/utf8.h"

namespace dcvlint {
const Fix* applicable_fix(const Fix* fix, Spots& spots) {
  if (fix == nullptr || fix->edits.empty()) return nullptr;
  const bool applicable = std::ranges::all_of(fix->edits, [&](const Edit& edit) {
    return !spots.at(edit.place).made && is_utf8(edit.text);
  });
  return applicable ? fix : nullptr;
}

}  // namespace dcvlint
