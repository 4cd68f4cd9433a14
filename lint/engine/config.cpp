#include "lint/engine/config.h"

namespace dcvlint {

bool falls_under(std::string_view rule_id, std::string_view prefix) {
  if (prefix == "all") return true;
  if (prefix.ends_with('/')) prefix.remove_suffix(1);
  if (prefix.empty() || !rule_id.starts_with(prefix)) return false;
  // Whole words only: "caa/issue" is not about caa/issuer-unknown.
  if (rule_id.size() == prefix.size()) return true;
  const char next = rule_id[prefix.size()];
  return next == '/' || next == '-';
}

}  // namespace dcvlint
