#pragma once
// Faults of a source, as findings: one rule a fault code (architecture, decision 7).

#include <array>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// Words: the offending text, the detail, and the detail as an addition ("; …", empty when there is
// none), for codes whose detail is not always given.
struct FaultCheck {
  static constexpr std::string_view id = "fault";
  static constexpr std::string_view about = "Bytes break the format of their document.";
  static constexpr auto words = std::array<std::string_view, 3>{"text", "detail", "more"};

  std::string_view code;
  static constexpr auto params =
      std::tuple{param("code", &FaultCheck::code,
                       "which fault: the id of the built-in rule that words it, "
                       "zone/label-too-long or der/truncated for instance")};

  Result<void> prepare();
  void operator()(const FaultFact& fact, Hits& hits) const;

 private:
  FaultCode wanted_{};
};

}  // namespace dcvlint
