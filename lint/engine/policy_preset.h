#pragma once
// Policies that have a name (`--policy`, `[policy] preset` of dcvlint.toml): what a CA or a
// federation adds to the requirements for a type of certificate. The tables are
// data/policies/*.toml; rules that hold under a policy only say so in `applies_to.policies`.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "lint/engine/rule.h"

namespace dcvlint {

// A severity that is another one under the policy.
struct PresetSeverity {
  std::string_view rule;        // an id or a prefix
  Set<DocumentKind> documents;  // empty: any
  Severity severity{};
  std::string_view reason;
  Citation citation;
};

// Two sources that want opposite things are explained in one finding: the rule `by` stands in for
// `rule` wherever both apply and `by` is in force.
struct PresetReplacement {
  std::string_view rule;  // an id or a prefix
  std::string_view by;    // an id
};

struct PolicyPreset {
  Preset preset{};        // count_: an organisation's own
  std::string_view name;  // "tcs-harica"
  Set<Preset> extend;     // policies that hold where it does
  std::string_view title;
  std::string_view origin;  // what the table rests on
  std::string_view says;    // what the policy is about, for those who choose
  Date date{};              // of the table
  Date from = always;
  std::optional<Date> until;  // the first day on which it no longer holds
  std::span<const PresetSeverity> severities;
  std::span<const PresetReplacement> replaced = {};
  bool holds_on(Date day) const { return day >= from && (!until || day < *until); }
};

// Null when there is no table for it.
const PolicyPreset* find_preset(std::span<const PolicyPreset> presets, Preset preset);

// Printed by the rulebook tool; one for each Preset, in their order.
extern const std::span<const PolicyPreset> builtin_presets;

}  // namespace dcvlint
