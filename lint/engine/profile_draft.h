#pragma once
// One file of data/profiles, before the rows of the profile that it extends are joined to its own.

#include <map>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/profile_row_reader.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

// Its rows. Texts and lists live in the arena.
struct ProfileDraft {
  std::string_view name, title;
  std::vector<std::string_view> extend;  // earlier ones win
  TomlPlace extend_place, applies_place;
  Date date{};
  std::vector<Profile> applies_to;
  std::vector<AttributePresence> presences;
  std::vector<AttributeForm> forms;
  std::vector<AttributeChoice> choices;
  std::vector<AttributeValues> values;
  AttributeList order, repeated;
  std::vector<PurposeRow> purposes;
  std::vector<KeyUsageRow> key_usages;
  std::vector<ValidityRow> validities;
  std::vector<PolicyRow> policies;
  std::vector<KeyRow> keys;
  std::vector<NeedRow> needs;
  std::vector<ExtensionRow> extensions;
  std::map<AttributeType, TomlPlace> presence_places;  // of the first own row of each
  bool joined = false;
};

// The form is told in lint/engine/profile_file.h.
// An organisation's own need not say what it applies to.
ProfileDraft read_profile_draft(const TomlValue& top, std::string_view path, Arena& arena,
                                TomlProblems& problems, bool own = false);
// Of a table whose rows are joined already.
ProfileDraft draft_of(const CertificateProfile& profile);

}  // namespace dcvlint
