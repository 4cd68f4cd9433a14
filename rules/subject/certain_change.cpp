#include "rules/subject/certain_change.h"

#include <algorithm>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/facts/certificate_profile.h"
#include "lint/facts/place_key.h"
#include "lint/facts/subdivision.h"
#include "lint/facts/text_damage.h"
#include "rules/names/cn_advice.h"
#include "rules/subject/place_checks.h"
#include "rules/subject/text_checks.h"

namespace dcvlint {
namespace {

using Changes = std::vector<AttributeChange>;

bool has_change(const Changes& changes, const Attribute& attribute) {
  return std::ranges::find(changes, &attribute, &AttributeChange::attribute) != changes.end();
}

bool is_country(AttributeType type) {
  return type == AttributeType::country || type == AttributeType::jurisdiction_country;
}

// What to write for "se" and "UK"; none where the code is right, or there is none to tell.
std::optional<std::string> country_to_write(const SignedFact& fact, std::string_view value) {
  if (fact.in.profiles == nullptr || !looks_like_country(value)) return std::nullopt;
  if (is_country_code(value, fact.day)) return std::nullopt;
  const Countries& countries = fact.in.profiles->countries;
  std::string code = upper_case(value);
  if (const CountryNote* note = countries.note(code)) {
    if (note->write.empty()) return std::nullopt;
    return std::string(note->write);
  }
  if (!countries.has(code)) return std::nullopt;
  return code;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blanks = " ,;-";
  const std::size_t begin = text.find_first_not_of(blanks);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(blanks) + 1 - begin);
}

// "D-", "SE-": the sign of a country before a code.
bool is_country_sign(std::string_view text) {
  constexpr std::size_t longest = 3;
  return text.size() >= 2 && text.size() <= longest && text.back() == '-' &&
         std::ranges::all_of(text.substr(0, text.size() - 1),
                             [](char c) { return c >= 'A' && c <= 'Z'; });
}

// The county in L and the town in ST trade places; a town alone, or the country, has none in ST.
void change_state(const AttributeFact& fact, Changes& changes) {
  const StateJudgement judged = judged_state(fact);
  const DistinguishedName& subject = fact.of.object.subject;
  const Attribute* locality = subject.first(AttributeType::locality);
  const bool has_town = locality != nullptr && !locality->text.empty();
  switch (judged.cause) {
    case StateCause::swapped:
      if (subject.count(AttributeType::locality) != 1 || has_change(changes, *locality)) return;
      changes.push_back({&fact.attribute, false, AttributeType::locality});
      changes.push_back({locality, false, AttributeType::state});
      return;
    case StateCause::city:
      if (locality == nullptr) {
        changes.push_back({&fact.attribute, false, AttributeType::locality});
        return;
      }
      // A suburb or a campus may be what L says.
      if (place_keys(locality->text).whole != place_keys(fact.attribute.text).whole) return;
      break;
    case StateCause::country:
      if (judged.country != country_of(fact.of)) return;  // C may be what is wrong
      break;
    case StateCause::same_as_locality:
    case StateCause::where_none:
      break;
    default:
      return;
  }
  if (has_town) changes.push_back({&fact.attribute, true});
}

void change_place(const AttributeFact& fact, Changes& changes) {
  const Attribute& attribute = fact.attribute;
  const bool is_state = attribute.type == AttributeType::state;
  if (!is_state && attribute.type != AttributeType::locality) return;
  if (fact.remark.cause != ValueCause::none) return;
  if (auto town = without_postal_code(country_of(fact.of), attribute.text)) {
    changes.push_back({&attribute, false, attribute.type, std::move(*town)});
  } else if (is_state && fact.of.object.subject.count(AttributeType::state) == 1) {
    change_state(fact, changes);
  }
}

// Values that stand for none are left out, unless what would be left names an organisation half.
bool leave_out_placeholders(const SignedFact& fact, Changes& changes) {
  std::vector<const Attribute*> empty;
  bool organization = false, others = false;
  for (const Attribute& each : fact.object.subject.attributes) {
    if (!says_who_or_where(each.type) || is_unwanted(fact, each)) continue;
    const AttributeFact of{fact, each};
    const bool is_empty =
        is_placeholder(of) || (of.remark.cause == ValueCause::none && is_metadata_only(each.text));
    if (is_empty) empty.push_back(&each);
    organization = organization || (is_empty && each.type == AttributeType::organization);
    others = others || !is_empty;
  }
  if (empty.empty()) return true;
  if (organization && (others || !is_tls(fact.profile.profile))) return false;
  for (const Attribute* each : empty) changes.push_back({each, true});
  if (!organization) return true;
  // All of it is what a tool proposed; the country, too.
  for (const Attribute& each : fact.object.subject.attributes) {
    if (each.type == AttributeType::country) changes.push_back({&each, true});
  }
  return true;
}

}  // namespace

std::optional<std::string> without_postal_code(std::string_view country, std::string_view place) {
  const auto code = find_postal_code(country, place);
  if (!code) return std::nullopt;
  std::string_view before = place.substr(0, code->begin);
  if (is_country_sign(before)) before = {};
  before = trimmed(before);
  const std::string_view behind = trimmed(place.substr(code->end));
  if (before.empty() == behind.empty()) return std::nullopt;
  const std::string_view rest = before.empty() ? behind : before;
  if (find_postal_code(country, rest)) return std::nullopt;
  return std::string(rest);
}

std::optional<Changes> certain_changes(const SignedFact& fact) {
  Changes changes;
  if (!leave_out_placeholders(fact, changes)) return std::nullopt;
  for (const Attribute& each : fact.object.subject.attributes) {
    if (has_change(changes, each)) continue;
    if (is_country(each.type)) {
      if (auto code = country_to_write(fact, each.text)) {
        changes.push_back({&each, false, each.type, std::move(*code)});
      }
    } else if (each.type == AttributeType::organizational_unit && is_tls(fact.profile.profile) &&
               is_unwanted(fact, each)) {
      changes.push_back({&each, true});
    } else if (each.type == AttributeType::common_name) {
      const auto names = fact.object.extensions.subject_alt_name.names;
      std::string name = other_spelling(each, names);
      if (!name.empty()) changes.push_back({&each, false, each.type, std::move(name)});
    } else {
      change_place({fact, each}, changes);
    }
  }
  return changes;
}

}  // namespace dcvlint
