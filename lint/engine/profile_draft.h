#pragma once
// One file of data/profiles, before the rows of the profile that it extends are joined to its own.

#include <map>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

// Where a row begins that has no `from`.
inline constexpr Date always_held{INT32_MIN};

// Its rows. Texts and lists live in the arena.
struct ProfileDraft {
  std::string_view name, title, extend;
  TomlPlace extend_place;
  Date date{};
  std::vector<Profile> applies_to;
  std::vector<AttributePresence> presences;
  std::vector<AttributeForm> forms;
  std::vector<AttributeChoice> choices;
  std::vector<AttributeValues> values;
  AttributeList order, repeated;
  std::map<AttributeType, TomlPlace> presence_places;  // of the first own row of each
  bool joined = false;
};

// The form is told in lint/engine/profile_file.h.
ProfileDraft read_profile_draft(const TomlValue& top, std::string_view path, Arena& arena,
                                TomlProblems& problems);

}  // namespace dcvlint
