#include "lint/engine/rule_prefixes.h"

#include <algorithm>

namespace dcvlint {
namespace {

// All prefixes that a rule falls under, as falls_under has it: "all", then the short ones first.
template <class Look>
void each_prefix(std::string_view id, const Look& look) {
  look(std::string_view("all"));
  std::string slashed;
  for (std::size_t end = 1; end <= id.size(); ++end) {
    const bool word_ends = end == id.size() || id[end] == '/' || id[end] == '-';
    if (!word_ends) continue;
    look(id.substr(0, end));
    slashed.assign(id.substr(0, end)).push_back('/');
    look(std::string_view(slashed));
  }
}

}  // namespace

int RulePrefixes::strength(std::string_view id) const {
  int longest = -1;
  if (numbers_.empty()) return longest;
  // As it mostly is, for each of hundreds of rules.
  if (numbers_.size() == 1 && numbers_.begin()->first == "all") return 0;
  each_prefix(id, [&](std::string_view prefix) {
    if (numbers_.find(prefix) == numbers_.end()) return;
    longest = std::max(longest, prefix == "all" ? 0 : static_cast<int>(prefix.size()));
  });
  return longest;
}

std::optional<std::size_t> RulePrefixes::last(std::string_view id) const {
  std::optional<std::size_t> last;
  if (numbers_.empty()) return last;
  each_prefix(id, [&](std::string_view prefix) {
    const auto found = numbers_.find(prefix);
    if (found != numbers_.end()) last = std::max(last.value_or(0), found->second);
  });
  return last;
}

}  // namespace dcvlint
