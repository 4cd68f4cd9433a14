#pragma once
// Reading data/policies/*.toml, as strictly as rules are read. Form of a file
// (clang-format would run its lines together):
// clang-format off
//   name, title, date          name is that of the file and of a Preset (lint/engine/rule.h)
//   extend                     optional: a built-in policy that holds where this one does, or a list
//   origin                     what the table rests on
//   says                       what the policy is about, in a sentence or two
//   from, until                optional: the days on which it holds; `until` is the first without
//   [[severity]]               rules (ids or prefixes), level, reason, cite = { source, section,
//                              says }, and documents = [...] when not all are meant
//   [[replaced]]               rules (ids or prefixes), by: a rule that tells what they tell and
//                              what speaks against it, where sources want opposite things
// clang-format on

#include <span>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/policy_preset.h"
#include "lint/engine/profile_file.h"
#include "lint/engine/rule_file.h"

namespace dcvlint {

struct PoliciesRead {
  std::span<const PolicyPreset> presets;  // in the order of Preset; texts live in the arena
  std::vector<FileProblem> problems;      // not empty: don't use presets
};
PoliciesRead read_policies(std::span<const DataFile> files, Arena& arena);

// An organisation's own policy (--policy FILE). `rules` are those of the run: what falls under none
// of them is a problem.
struct OwnPolicyRead {
  PolicyPreset policy;
  std::vector<FileProblem> problems;  // not empty: don't use policy
};
OwnPolicyRead read_own_policy(const DataFile& file, std::span<const Rule* const> rules,
                              Arena& arena);

// Rows about rules that no book has; `files` are those that `presets` were read from.
std::vector<FileProblem> policy_rule_problems(std::span<const DataFile> files,
                                              std::span<const PolicyPreset> presets,
                                              std::span<const Rule> rules);

}  // namespace dcvlint
