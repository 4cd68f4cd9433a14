#pragma once
// Rows of the tables of data/profiles that are about more than the subject: what a certificate may
// be for, how its key may be used, how long it is valid, which policies, extensions and keys it has
// (BR 6.1.5, 6.3.2, 7.1.2.7; SBR 6.1.5, 6.3.2, 7.1.2.3; CSBR 6.1.5, 6.3.2, 7.1.2.3; GFD.225 3.4).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/base/date.h"
#include "lint/facts/extension.h"
#include "lint/facts/key.h"
#include "lint/facts/subject.h"

namespace dcvlint {

// Where a row comes from.
struct Clause {
  std::string_view source;   // "BR 2.3.1"
  std::string_view section;  // "7.1.2.7.4"
  std::string_view says;     // in our words
  Date as_of{};              // when it was read
};
std::string clause_text(const Clause& clause);  // "BR 2.3.1 section 7.1.2.7.4"

// `recommended` is a SHOULD, `discouraged` a SHOULD NOT.
enum class Presence : std::uint8_t {
  allowed,
  required,
  discouraged,
  forbidden,
  recommended,
  count_
};
std::string_view presence_text(Presence presence);

// All rows hold from a day on, until the next row about the same thing.

// A purpose of extKeyUsage. An empty `oid` stands for every one that has no row of its own.
struct PurposeRow {
  std::string_view oid;  // content octets
  Date from{};
  Presence presence{};
  Clause clause;
};
// Bits of keyUsage, as KeyUsage has them; those in none of the four are forbidden.
struct KeyUsageRow {
  KeyKind key = KeyKind::unknown;  // unknown: a key of a kind that has no row of its own
  Date from{};
  std::uint16_t required = 0;
  std::uint16_t one_of = 0;  // at least one of them; 0: nothing is said
  std::uint16_t allowed = 0;
  std::uint16_t discouraged = 0;
  Clause clause;
  unsigned forbidden() const {
    constexpr unsigned all_bits = 0x1FF;
    return all_bits & ~(0U | required | one_of | allowed | discouraged);
  }
};
// The longest validity, in days of 86 400 seconds or in months of the calendar.
struct ValidityRow {
  Date from{};
  std::int32_t days = 0;     // 0: `months` says it
  std::int32_t months = 0;   //
  std::int32_t advised = 0;  // days that should not be exceeded; 0: nothing is said
  Clause clause;
};
enum class PolicyDemand : std::uint8_t {
  exactly_one,  // of `oids` is there
  at_least_one,
  recommended,  // at least one should be
  forbidden,
  count_
};
std::string_view policy_demand_text(PolicyDemand demand);  // "exactly-one"
struct PolicyRow {
  PolicyDemand demand{};
  Date from{};
  std::span<const std::string_view> oids;  // content octets
  Clause clause;
};
// A kind of key that is allowed. Kinds without a row in force are not, when any row is.
struct KeyRow {
  KeyKind kind = KeyKind::unknown;
  Date from{};
  std::uint32_t bits = 0;    // at least
  std::uint32_t curves = 0;  // bit n: Curve n; 0: any
  Clause clause;
  bool has(Curve curve) const {
    return curves == 0 || (curves >> static_cast<unsigned>(curve) & 1U) != 0;
  }
};
// Where one of `attributes` is there, one of `one_of` must be, too.
struct NeedRow {
  Date from{};
  std::span<const AttributeType> attributes;
  std::span<const AttributeType> one_of;
  Clause clause;
};
enum class Criticality : std::uint8_t { any, critical, not_critical, count_ };
std::string_view criticality_text(Criticality criticality);  // "not-critical"
struct ExtensionRow {
  ExtensionType type = ExtensionType::unknown;
  Date from{};
  Presence presence{};
  Criticality criticality = Criticality::any;
  Clause clause;
};

// The last row of `rows`, which are ordered by date among those of the same key, that has begun on
// a day and of which is_one(row) is true; null: none.
template <class Row, class IsOne>
const Row* row_in_force(std::span<const Row> rows, Date day, const IsOne& is_one) {
  const Row* last = nullptr;
  for (const Row& row : rows) {
    if (row.from <= day && is_one(row)) last = &row;
  }
  return last;
}

// All of one profile.
struct ProfileRows {
  std::span<const PurposeRow> purposes;
  std::span<const KeyUsageRow> key_usages;
  std::span<const ValidityRow> validities;
  std::span<const PolicyRow> policies;
  std::span<const KeyRow> keys;
  std::span<const NeedRow> needs;
  std::span<const ExtensionRow> extensions;

  const PurposeRow* purpose(std::string_view oid, Date day) const;  // or that of all others
  const KeyUsageRow* key_usage(KeyKind kind, Date day) const;       // or that of all others
  const ValidityRow* validity(Date day) const;
  const KeyRow* key(KeyKind kind, Date day) const;
  bool has_keys(Date day) const;  // whether any row about keys is in force
  const ExtensionRow* extension(ExtensionType type, Date day) const;
};

}  // namespace dcvlint
