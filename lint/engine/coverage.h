#pragma once
// Checks of other certificate linters, and which rules of ours say the same: for those who move,
// and for us, so that nothing in scope is forgotten. The table is data/coverage.toml.

#include <cstdint>
#include <span>
#include <string_view>

#include "lint/base/date.h"

namespace dcvlint {

enum class CoverageState : std::uint8_t {
  covered,       // by rules that say the same
  differs,       // by rules that judge it otherwise; the note says why
  not_built,     // nothing of ours says it yet
  out_of_scope,  // nothing of ours is going to say it; the note says why
  count_
};
std::string_view coverage_state_text(CoverageState state);  // "not-built"

// A check of another linter, or several of them under one pattern.
struct CoveredCheck {
  std::string_view id;      // "e_ca_is_ca"; in a pattern {a,b} are alternatives and * is any ending
  std::uint32_t codes = 1;  // how many checks that are
  CoverageState state{};
  std::span<const std::string_view> rules;  // ids of ours
  std::string_view note;                    // sentences; of `covered`: empty
};

struct CoveredLinter {
  std::string_view name;                 // "zlint"
  std::string_view says;                 // which of its checks are listed
  Date date{};                           // when it was looked at
  std::span<const CoveredCheck> checks;  // in the order of the table
};

// How many checks, patterns counted for what they stand for.
std::uint32_t coverage_count(const CoveredLinter& linter);
std::uint32_t coverage_count(const CoveredLinter& linter, CoverageState state);

// Printed by the rulebook tool from data/coverage.toml.
extern const std::span<const CoveredLinter> builtin_coverage;

}  // namespace dcvlint
