#include "lint/base/spelling.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/base/ascii.h"

namespace dcvlint {
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t over = limit + 1;
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > limit) return over;
  // Row i holds the distances of a's first i letters to b's first j; only cells
  // with |i - j| ≤ limit can be within the limit, so time is linear in the length.
  std::array<std::vector<std::size_t>, 3> rows;
  for (auto& row : rows) row.assign(b.size() + 1, over);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) rows[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& last = rows[(i + 2) % 3];
    const auto& before_last = rows[(i + 1) % 3];
    const std::size_t from = i > limit ? i - limit : 0;
    const std::size_t to = std::min(b.size(), i + limit);
    if (from > 0) row[from - 1] = over;
    if (to < b.size()) row[to + 1] = over;
    std::size_t best = over;
    for (std::size_t j = from; j <= to; ++j) {
      std::size_t cost = last[j] + 1;
      if (j > 0) {
        const bool same = ascii_lower(a[i - 1]) == ascii_lower(b[j - 1]);
        cost = std::min({cost, row[j - 1] + 1, last[j - 1] + (same ? 0U : 1U)});
        if (i > 1 && j > 1 && ascii_lower(a[i - 1]) == ascii_lower(b[j - 2]) &&
            ascii_lower(a[i - 2]) == ascii_lower(b[j - 1])) {
          cost = std::min(cost, before_last[j - 2] + 1);
        }
      }
      row[j] = std::min(cost, over);
      best = std::min(best, row[j]);
    }
    if (best == over) return over;
  }
  return rows[a.size() % 3][b.size()];
}

std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates) {
  std::size_t limit = word.size() <= 4 ? 1 : 2;
  std::string_view found;
  for (std::string_view candidate : candidates) {
    const std::size_t distance = edit_distance(word, candidate, limit);
    if (distance > limit) continue;
    found = candidate;
    if (distance == 0) break;
    limit = distance - 1;  // another one must be nearer
  }
  return found;
}

}  // namespace dcvlint
