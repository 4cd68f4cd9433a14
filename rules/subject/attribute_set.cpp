#include "rules/subject/attribute_set.h"

#include <algorithm>
#include <optional>

#include "lint/facts/igtf_entity.h"

namespace dcvlint {
namespace {

constexpr std::string_view igtf = "igtf";

std::optional<std::string_view> add_all(AttributeSet& set, Strings names) {
  for (std::string_view name : names) {
    const auto type = attribute_type_from_text(name);
    if (!type) return name;
    set.add(*type);
  }
  return std::nullopt;
}

}  // namespace

Result<AttributeSet> attribute_set(Strings only, Strings except) {
  AttributeSet wanted, unwanted;
  if (const auto wrong = add_all(wanted, only)) {
    return fail("attributes", "\"" + std::string(*wrong) + "\" is no attribute that is known");
  }
  if (const auto wrong = add_all(unwanted, except)) {
    return fail("except", "\"" + std::string(*wrong) + "\" is no attribute that is known");
  }
  if (!only.empty() && !except.empty()) {
    return fail("except", "\"attributes\" and \"except\" can't stand together");
  }
  if (!only.empty()) return wanted;
  unwanted.invert();
  return unwanted;
}

const CertificateProfile* profile_table(const SignedFact& fact, std::string_view table) {
  const CertificateProfiles* profiles = fact.in.profiles;
  if (profiles == nullptr) return nullptr;
  if (table == igtf) {
    const CertificateProfile* own = profiles->by_name(igtf_table(igtf_entity(fact.object)));
    if (own != nullptr) return own;
  }
  return table.empty() ? profiles->of(fact.profile.profile) : profiles->by_name(table);
}

std::size_t order_rank(const AttributeList& order, AttributeType type) {
  const auto found = std::ranges::find(order.attributes, type);
  return found == order.attributes.end()
             ? 0
             : static_cast<std::size_t>(found - order.attributes.begin()) + 1;
}

void tell_guess(const SignedFact& fact, std::string_view table, Hits& hits, Hit& hit) {
  if (fact.profile.source != ProfileSource::guessed || !table.empty() || hits.is_spare(hit)) return;
  const CertificateProfile* profile = profile_table(fact, {});
  if (profile == nullptr) return;
  std::string text = "judged as ";
  text.append(profile->title).append(" because ").append(fact.profile.why);
  hits.rest_on(hit, text + ": say --profile if it is to be of another type");
}

std::string value_text(std::string_view value) {
  constexpr std::size_t most = 60;
  constexpr std::size_t ellipsis_after = most - 3;
  if (value.size() <= most) return std::string(value);
  std::size_t end = ellipsis_after;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80) --end;
  return std::string(value.substr(0, end)) + "…";
}

std::string attributes_text(std::span<const AttributeType> types, std::string_view joint) {
  std::string out;
  for (std::size_t i = 0; i < types.size(); ++i) {
    if (i > 0) out += i + 1 == types.size() ? " " + std::string(joint) + " " : ", ";
    out += attribute_short_name(types[i]);
  }
  return out;
}

}  // namespace dcvlint
