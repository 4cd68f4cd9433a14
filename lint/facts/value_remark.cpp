#include "lint/facts/value_remark.h"

#include <utility>

#include "lint/base/utf8.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/signed_facts.h"

namespace dcvlint {
namespace {

constexpr std::string_view replacement_character = "\xEF\xBF\xBD";  // U+FFFD

// A character that the type does not have can be read all the same.
bool is_no_text(TextFault fault) {
  return fault != TextFault::none && fault != TextFault::not_in_set;
}

}  // namespace

std::string_view country_of(const SignedFact& fact) {
  const Attribute* country = fact.object.subject.first(AttributeType::country);
  return country == nullptr ? std::string_view{} : country->text;
}

bool is_unwanted(const SignedFact& of, const Attribute& attribute) {
  const CertificateProfiles* profiles = of.in.profiles;
  const CertificateProfile* table =
      profiles == nullptr ? nullptr : profiles->of(of.profile.profile);
  if (table == nullptr) return false;
  const AttributePresence* row = table->presence(attribute.type, of.day);
  return row != nullptr && row->presence == Presence::forbidden;
}

ValueRemark value_remark(const SignedFact& of, const Attribute& attribute) {
  if (is_no_text(attribute.text_fault)) return {ValueCause::not_text, {}};
  if (!is_ascii(attribute.text)) {
    if (attribute.text.find(replacement_character) != std::string_view::npos) {
      return {ValueCause::lost, {}};
    }
    if (auto found = find_mojibake(attribute.text, country_of(of))) {
      return {ValueCause::mojibake, std::move(found)};
    }
  }
  return {is_unwanted(of, attribute) ? ValueCause::unwanted : ValueCause::none, {}};
}

}  // namespace dcvlint
