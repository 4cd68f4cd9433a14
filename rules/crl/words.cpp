#include "rules/crl/words.h"

#include <algorithm>

#include "lint/facts/validity.h"

namespace dcvlint {

std::string crl_time_text(const Time& time) {
  return time.seconds ? time_text(*time.seconds) : std::string(time.text);
}

Result<std::array<bool, 3>> named_scopes(std::string_view param, Strings words) {
  // In the order of CrlScope.
  constexpr std::array<std::string_view, 3> known = {"unknown", "subscribers", "cas"};
  std::array<bool, 3> scopes{};
  for (const std::string_view word : words) {
    const auto found = std::ranges::find(known, word);
    if (found == known.end()) {
      return fail(std::string(param),
                  "\"" + std::string(word) + "\" is none of subscribers, cas and unknown");
    }
    scopes[static_cast<std::size_t>(found - known.begin())] = true;
  }
  return scopes;
}

bool is_negative_integer(std::string_view content) {
  return !content.empty() && (static_cast<std::uint8_t>(content.front()) & 0x80U) != 0;
}

}  // namespace dcvlint
