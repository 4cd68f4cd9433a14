// Names in ASCII beside native ones.

#include <algorithm>
#include <string>
#include <vector>

#include "lint/base/utf8.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/romanization.h"
#include "lint/facts/subdivision.h"
#include "rules/subject/attribute_set.h"
#include "rules/subject/place_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

// "Skane" and "Skåne län" are no twins letter by letter, and name one county all the same.
bool is_same_state(const AttributeFact& fact, std::string_view native) {
  if (fact.attribute.type != AttributeType::state) return false;
  const std::string_view country = country_of(fact.of);
  const auto one = find_subdivision(country, fact.attribute.text);
  const auto other = find_subdivision(country, native);
  return one && other && one->subdivision != nullptr && one->subdivision == other->subdivision;
}

bool is_twin(const AttributeFact& fact, std::string_view native) {
  return ascii_twin(native, fact.attribute.text) != TwinVerdict::differs ||
         is_same_state(fact, native);
}

// Of thousands of attributes the first ones do: each value asks for them.
std::vector<std::string_view> native_values_beside(const AttributeFact& fact) {
  constexpr std::size_t most = 16;
  constexpr std::size_t most_looked_at = 128;
  std::vector<std::string_view> values;
  const auto all = fact.of.object.subject.attributes;
  for (const Attribute& each : all.first(std::min(all.size(), most_looked_at))) {
    if (each.type != fact.attribute.type || is_ascii(each.text)) continue;
    if (values.size() == most) break;
    values.push_back(each.text);
  }
  return values;
}

// Where an attribute may stand once, a second one has to go whatever it says, and
// subject/duplicate-attribute tells that; a grid's name (with DC) has both names on purpose.
bool is_repetition_told(const AttributeFact& fact) {
  if (fact.of.object.subject.first(AttributeType::domain_component) != nullptr) return false;
  const CertificateProfile* profile = profile_table(fact.of, {});
  return profile != nullptr && !profile->repeated.attributes.empty() &&
         profile->repeated.from <= fact.of.day;
}

}  // namespace

Result<void> SubjectAsciiTwin::prepare() {
  static constexpr std::array<std::string_view, 3> usual = {"O", "ST", "L"};
  const auto set = attribute_set(attributes.empty() ? Strings(usual) : attributes, {});
  if (!set) return fail(set.error());
  set_ = *set;
  return {};
}

void SubjectAsciiTwin::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (!set_.has(attribute.type) || attribute.text.empty() || !is_ascii(attribute.text)) return;
  std::vector<std::string_view> natives(names.begin(), names.end());
  if (natives.empty() && !is_repetition_told(fact)) natives = native_values_beside(fact);
  if (natives.empty()) return;
  if (std::ranges::any_of(natives, [&](auto native) { return is_twin(fact, native); })) return;
  const std::string_view native = natives.front();
  const std::string label = attribute_label(attribute);
  const std::string_view country = country_of(fact.of);
  hits.add(attribute.value, label,
           {{"attribute", label},
            {"value", shown_value(attribute.text)},
            {"native", shown_value(native)},
            {"ascii", shown_value(without_accents(native, country))},
            {"doubled", shown_value(with_doubled_letters(native, country))}});
}

}  // namespace dcvlint
