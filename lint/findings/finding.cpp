#include "lint/findings/finding.h"

#include <array>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, 3> severities{"notice", "warning", "error"};

}  // namespace

std::string_view severity_text(Severity severity) {
  return severities[static_cast<std::size_t>(severity)];
}

std::optional<Severity> severity_from_text(std::string_view text) {
  for (std::size_t i = 0; i < severities.size(); ++i) {
    if (severities[i] == text) return static_cast<Severity>(i);
  }
  return std::nullopt;
}

}  // namespace dcvlint
