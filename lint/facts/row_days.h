#pragma once
// From when until when a row of a table of data/profiles holds.

#include <optional>
#include <span>

#include "lint/base/date.h"
#include "lint/facts/certificate_profile.h"

namespace dcvlint {

// The first day on which a row takes the place of `row`: of `rows`, the next one of which
// is_one(row) is true. None: no such row is known.
template <class Row, class IsOne>
std::optional<Date> replaced_on(std::span<const Row> rows, const Row& row, const IsOne& is_one) {
  std::optional<Date> day;
  for (const Row& each : rows) {
    if (each.from > row.from && is_one(each) && (!day || each.from < *day)) day = each.from;
  }
  return day;
}

inline std::optional<Date> replaced_on(const CertificateProfile& table,
                                       const AttributePresence& row) {
  return replaced_on(table.presences, row, [&](const AttributePresence& each) {
    return each.attribute == row.attribute;
  });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const AttributeForm& row) {
  return replaced_on(table.forms, row,
                     [&](const AttributeForm& each) { return each.attribute == row.attribute; });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const ValidityRow& row) {
  return replaced_on(table.rows.validities, row, [](const ValidityRow&) { return true; });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const KeyUsageRow& row) {
  return replaced_on(table.rows.key_usages, row,
                     [&](const KeyUsageRow& each) { return each.key == row.key; });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const PurposeRow& row) {
  return replaced_on(table.rows.purposes, row,
                     [&](const PurposeRow& each) { return each.oid == row.oid; });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const PolicyRow& row) {
  return replaced_on(table.rows.policies, row, [](const PolicyRow&) { return true; });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const KeyRow& row) {
  return replaced_on(table.rows.keys, row,
                     [&](const KeyRow& each) { return each.kind == row.kind; });
}
inline std::optional<Date> replaced_on(const CertificateProfile& table, const ExtensionRow& row) {
  return replaced_on(table.rows.extensions, row,
                     [&](const ExtensionRow& each) { return each.type == row.type; });
}

}  // namespace dcvlint
