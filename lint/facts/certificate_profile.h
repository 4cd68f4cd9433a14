#pragma once
// What is required of a certificate, by type and date: of the attributes of its subject (BR
// 7.1.2.7.2–7.1.2.7.5, 7.1.4.1 and 7.1.4.2, EVG 7.1.4.2, SBR 7.1.4.2, CSBR 7.1.4.2, GFD.225 3.3),
// and what lint/facts/profile_rows.h tells. The tables are data/profiles/*.toml.

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/country.h"
#include "lint/facts/profile.h"
#include "lint/facts/profile_rows.h"
#include "lint/facts/subject.h"

namespace dcvlint {

// Rows hold from a day on, until the next row of the same attribute. AttributeType::unknown stands
// for every attribute that has no row of its own.
struct AttributePresence {
  AttributeType attribute{};
  Date from{};
  Presence presence{};
  Clause clause;
};
struct AttributeForm {
  AttributeType attribute{};
  Date from{};
  std::uint16_t strings = 0;     // bit n: StringType n may be used; 0: any
  std::uint32_t characters = 0;  // at most, in characters; 0: any number
  Clause clause;
  bool may_be(StringType type) const {
    return strings == 0 || (strings >> static_cast<unsigned>(type) & 1U) != 0;
  }
};
// At least one of `attributes` must be there.
struct AttributeChoice {
  Date from{};
  std::span<const AttributeType> attributes;
  Clause clause;
};
// The only values that an attribute may have.
struct AttributeValues {
  AttributeType attribute{};
  Date from{};
  std::span<const std::string_view> values;
  Clause clause;
};
// In which order attributes stand, or which may stand more than once; `from` a day on.
struct AttributeList {
  Date from{};
  std::span<const AttributeType> attributes;  // empty: nothing is said
  Clause clause;
};

// Where the rows of each attribute begin in a list that is ordered by attribute.
using AttributeIndex =
    std::array<std::uint16_t, static_cast<std::size_t>(AttributeType::count_) + 1>;
template <class Row>
constexpr AttributeIndex index_rows(std::span<const Row> rows) {
  AttributeIndex index{};
  std::size_t at = 0;
  for (std::size_t type = 0; type + 1 < index.size(); ++type) {
    index[type] = static_cast<std::uint16_t>(at);
    while (at < rows.size() && static_cast<std::size_t>(rows[at].attribute) == type) ++at;
  }
  index.back() = static_cast<std::uint16_t>(at);
  return index;
}

struct CertificateProfile {
  std::string_view name;                         // that of its file: "ov"
  std::string_view title;                        // "OV"
  Date date{};                                   // of the table
  std::span<const AttributePresence> presences;  // ordered by attribute, then by date
  std::span<const AttributeForm> forms;          // likewise
  std::span<const AttributeChoice> choices;
  std::span<const AttributeValues> values;
  AttributeList order;
  AttributeList repeated;
  ProfileRows rows;
  AttributeIndex presence_index = index_rows(presences);
  AttributeIndex form_index = index_rows(forms);

  // The row in force on a day, that for all others where the attribute has none; null: none.
  const AttributePresence* presence(AttributeType type, Date day) const;
  // Likewise, but nothing is said of attributes without a row.
  const AttributeForm* form(AttributeType type, Date day) const;
  // Calls visit(row) for each attribute whose row in force on the day says `presence`.
  template <class Visit>
  void each(Presence wanted, Date day, const Visit& visit) const {
    for (std::size_t type = 1; type + 1 < presence_index.size(); ++type) {
      if (presence_index[type] == presence_index[type + 1]) continue;
      const AttributePresence* row = presence(static_cast<AttributeType>(type), day);
      if (row != nullptr && row->presence == wanted) visit(*row, static_cast<AttributeType>(type));
    }
  }
};

struct CertificateProfiles {
  std::span<const CertificateProfile> all;  // ordered by name
  // Which of them holds for a Profile; null: none.
  std::array<const CertificateProfile*, static_cast<std::size_t>(Profile::count_)> by_profile{};
  Countries countries;

  const CertificateProfile* of(Profile profile) const {
    const auto index = static_cast<std::size_t>(profile);
    return index < by_profile.size() ? by_profile[index] : nullptr;
  }
  const CertificateProfile* by_name(std::string_view name) const;
  // The days from which a row of any table holds, ascending.
  std::vector<Date> days() const;
};

}  // namespace dcvlint
