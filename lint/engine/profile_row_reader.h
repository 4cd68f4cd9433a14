#pragma once
// What the rows of a file of data/profiles have in common, and those that are about more than the
// subject (lint/facts/profile_rows.h). The form is told in lint/engine/profile_file.h.

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

// Where a row begins that has no `from`.
inline constexpr Date always_held{INT32_MIN};

// Of one file. Texts and lists that it gives live in the arena; what can't be read is a problem.
class ProfileRowReader {
 public:
  ProfileRowReader(Arena& arena, TomlProblems& problems) : arena_(&arena), problems_(&problems) {}

  // [source.ID]; rows are read after it, and `check_sources` when they all are.
  void read_sources(TableReader& file);
  void check_sources();

  Clause clause(TableReader& row);
  static Date from(TableReader& row) { return row.date("from", false).value_or(always_held); }
  std::optional<AttributeType> type(std::string_view text, TomlPlace place);
  // AttributeType::unknown for "other", where that makes sense.
  std::vector<AttributeType> types(TableReader& row, std::string_view key, bool other);
  std::optional<Presence> presence(TableReader& row);
  std::span<const std::string_view> texts(TableReader& row, std::string_view key);

  void purposes(const TomlValue& value, std::vector<PurposeRow>& rows);
  void key_usages(const TomlValue& value, std::vector<KeyUsageRow>& rows);
  void validity(const TomlValue& value, std::vector<ValidityRow>& rows);
  void policies(const TomlValue& value, std::vector<PolicyRow>& rows);
  void keys(const TomlValue& value, std::vector<KeyRow>& rows);
  void needs(const TomlValue& value, std::vector<NeedRow>& rows);
  void extensions(const TomlValue& value, std::vector<ExtensionRow>& rows);

 private:
  struct Source {
    std::string_view title;
    Date as_of{};
    TomlPlace place;
    bool used = false;
  };
  // The number of a word in a list of them, from `first`; nothing, and a problem, when it is none.
  template <class E>
  std::optional<E> word(TableReader& row, std::string_view key, std::string_view text,
                        std::string_view thing, std::string_view (*text_of)(E), E first, E end);
  std::optional<std::string_view> oid(std::string_view text, TomlPlace place);
  std::optional<std::string_view> purpose(std::string_view text, TomlPlace place);
  std::uint16_t bits(TableReader& row, std::string_view key);
  std::int32_t number(TableReader& row, std::string_view key, std::int64_t most);

  Arena* arena_;
  TomlProblems* problems_;
  std::map<std::string_view, Source, std::less<>> sources_;
};

}  // namespace dcvlint
