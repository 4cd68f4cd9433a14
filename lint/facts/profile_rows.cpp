#include "lint/facts/profile_rows.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

template <class E, std::size_t N>
std::string_view text_of(const std::array<std::string_view, N>& texts, E item) {
  const auto index = static_cast<std::size_t>(item);
  return index < N ? texts[index] : std::string_view();
}

constexpr std::array<std::string_view, static_cast<std::size_t>(Presence::count_)> presences = {
    "allowed", "required", "discouraged", "forbidden", "recommended"};
constexpr std::array<std::string_view, static_cast<std::size_t>(PolicyDemand::count_)> demands = {
    "exactly-one", "at-least-one", "recommended", "forbidden"};
constexpr std::array<std::string_view, static_cast<std::size_t>(Criticality::count_)>
    criticalities = {"any", "critical", "not-critical"};

}  // namespace

std::string clause_text(const Clause& clause) {
  std::string out(clause.source);
  if (!clause.section.empty()) out.append(" section ").append(clause.section);
  return out;
}

std::string_view presence_text(Presence presence) { return text_of(presences, presence); }
std::string_view policy_demand_text(PolicyDemand demand) { return text_of(demands, demand); }
std::string_view criticality_text(Criticality criticality) {
  return text_of(criticalities, criticality);
}

const PurposeRow* ProfileRows::purpose(std::string_view oid, Date day) const {
  const auto* own =
      row_in_force(purposes, day, [&](const PurposeRow& row) { return row.oid == oid; });
  if (own != nullptr) return own;
  return row_in_force(purposes, day, [](const PurposeRow& row) { return row.oid.empty(); });
}

const KeyUsageRow* ProfileRows::key_usage(KeyKind kind, Date day) const {
  const auto* own =
      row_in_force(key_usages, day, [&](const KeyUsageRow& row) { return row.key == kind; });
  if (own != nullptr) return own;
  return row_in_force(key_usages, day,
                      [](const KeyUsageRow& row) { return row.key == KeyKind::unknown; });
}

const ValidityRow* ProfileRows::validity(Date day) const {
  return row_in_force(validities, day, [](const ValidityRow&) { return true; });
}

const KeyRow* ProfileRows::key(KeyKind kind, Date day) const {
  return row_in_force(keys, day, [&](const KeyRow& row) { return row.kind == kind; });
}

bool ProfileRows::has_keys(Date day) const {
  return std::ranges::any_of(keys, [&](const KeyRow& row) { return row.from <= day; });
}

const ExtensionRow* ProfileRows::extension(ExtensionType type, Date day) const {
  return row_in_force(extensions, day, [&](const ExtensionRow& row) { return row.type == type; });
}

}  // namespace dcvlint
