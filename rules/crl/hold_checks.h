#pragma once
// Entries on hold of certificates that may not be (SBR 7.2.2).

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"
#include "lint/facts/crl_facts.h"

namespace dcvlint {

struct CrlHoldOfStrict {
  static constexpr std::string_view id = "crl.hold-of-strict";
  static constexpr std::string_view about =
      "An entry is on hold (certificateHold) whose certificate, given beside it, is S/MIME of the "
      "Strict generation.";
  static constexpr auto words = std::array<std::string_view, 2>{"serial", "revoked"};
  static constexpr auto params = std::tuple{};
  void operator()(const CrlEntryFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
