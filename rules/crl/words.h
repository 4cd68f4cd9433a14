#pragma once
// What checks of revocation lists have in common: words for messages, and parameters.

#include <array>
#include <string>
#include <string_view>

#include "lint/engine/check.h"
#include "lint/facts/crl_facts.h"

namespace dcvlint {

// "2026-11-21 09:00:00Z"; as encoded where that is no time.
std::string crl_time_text(const Time& time);
// By CrlScope. Errors: a word that is none of subscribers, cas, unknown; `where` is `param`.
Result<std::array<bool, 3>> named_scopes(std::string_view param, Strings words);
inline bool has_scope(const std::array<bool, 3>& scopes, CrlScope scope) {
  return scopes[static_cast<std::size_t>(scope)];
}
bool is_negative_integer(std::string_view content);

}  // namespace dcvlint
