#include "lint/facts/certificate_profile.h"

#include <algorithm>

namespace dcvlint {
namespace {

// The last row of an attribute that has begun; null: none has.
template <class Row>
const Row* in_force(std::span<const Row> rows, const AttributeIndex& index, AttributeType type,
                    Date day) {
  const auto slot = static_cast<std::size_t>(type);
  if (slot + 1 >= index.size()) return nullptr;
  const Row* last = nullptr;
  for (std::size_t at = index[slot]; at < index[slot + 1] && rows[at].from <= day; ++at) {
    last = &rows[at];
  }
  return last;
}

}  // namespace

const AttributePresence* CertificateProfile::presence(AttributeType type, Date day) const {
  const AttributePresence* own = in_force(presences, presence_index, type, day);
  if (own != nullptr) return own;
  return in_force(presences, presence_index, AttributeType::unknown, day);
}

const AttributeForm* CertificateProfile::form(AttributeType type, Date day) const {
  if (type == AttributeType::unknown) return nullptr;
  return in_force(forms, form_index, type, day);
}

const CertificateProfile* CertificateProfiles::by_name(std::string_view name) const {
  const auto found = std::ranges::find(all, name, &CertificateProfile::name);
  return found == all.end() ? nullptr : &*found;
}

std::vector<Date> CertificateProfiles::days() const {
  std::vector<Date> out;
  const auto add = [&](const auto& rows) {
    for (const auto& row : rows) out.push_back(row.from);
  };
  for (const CertificateProfile& each : all) {
    add(each.presences);
    add(each.forms);
    add(each.choices);
    add(each.values);
    add(each.rows.purposes);
    add(each.rows.key_usages);
    add(each.rows.validities);
    add(each.rows.policies);
    add(each.rows.keys);
    add(each.rows.needs);
    add(each.rows.extensions);
    out.push_back(each.order.from);
    out.push_back(each.repeated.from);
  }
  std::ranges::sort(out);
  const auto repeated = std::ranges::unique(out);
  out.erase(repeated.begin(), repeated.end());
  return out;
}

}  // namespace dcvlint
