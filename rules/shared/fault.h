#pragma once
// Faults of a source, as findings: one rule a fault code (architecture, decision 7).

#include <array>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

struct FaultCheck {
  static constexpr std::string_view id = "fault";
  static constexpr std::string_view about = "Bytes break the format of their document.";
  static constexpr auto words = std::array<std::string_view, 2>{"text", "detail"};

  std::string_view code;
  static constexpr auto params = std::tuple{param(
      "code", &FaultCheck::code, "which fault: the id of a built-in zone/… rule that has one")};

  Result<void> prepare();
  void operator()(const FaultFact& fact, Hits& hits) const;

 private:
  FaultCode wanted_{};
};

}  // namespace dcvlint
