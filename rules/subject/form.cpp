// How the values of attributes are written.

#include <algorithm>

#include "rules/subject/profile_checks.h"

namespace dcvlint {
namespace {

std::string string_types_text(const AttributeForm& form) {
  std::string out;
  for (auto type = static_cast<unsigned>(StringType::utf8);
       type <= static_cast<unsigned>(StringType::universal); ++type) {
    if (!form.may_be(static_cast<StringType>(type))) continue;
    if (!out.empty()) out += " or ";
    out += string_type_text(static_cast<StringType>(type));
  }
  return out;
}

// "an IA5String", "a UTF8String or PrintableString".
std::string with_article(std::string_view types) {
  return (types.starts_with('I') ? "an " : "a ") + std::string(types);
}

std::size_t characters_of(std::string_view utf8) {
  return static_cast<std::size_t>(std::ranges::count_if(
      utf8, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

bool is_country(AttributeType type) {
  return type == AttributeType::country || type == AttributeType::jurisdiction_country;
}

}  // namespace

void SubjectStringType::operator()(const AttributeFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact.of, table);
  if (profile == nullptr) return;
  const AttributeForm* form = profile->form(fact.attribute.type, fact.of.day);
  if (form == nullptr || form->may_be(fact.attribute.string_type)) return;
  const std::string label = attribute_label(fact.attribute);
  tell_days(*profile, *form, hits,
            hits.add(fact.attribute.value, label,
                     {{"attribute", label},
                      {"found", string_type_text(fact.attribute.string_type)},
                      {"wanted", with_article(string_types_text(*form))},
                      {"clause", clause_text(form->clause)}}));
}

void SubjectTooLong::operator()(const AttributeFact& fact, Hits& hits) const {
  const std::string_view text = fact.attribute.text;
  const CertificateProfile* profile = profile_table(fact.of, table);
  if (profile == nullptr || is_country(fact.attribute.type)) return;
  const AttributeForm* form = profile->form(fact.attribute.type, fact.of.day);
  if (form == nullptr || form->characters == 0 || text.size() <= form->characters) return;
  const std::size_t characters = characters_of(text);
  if (characters <= form->characters) return;
  const std::string label = attribute_label(fact.attribute);
  tell_days(*profile, *form, hits,
            hits.add(fact.attribute.value, label,
                     {{"attribute", label},
                      {"value", value_text(text)},
                      {"characters", hits.number(characters)},
                      {"most", hits.number(form->characters)},
                      {"clause", clause_text(form->clause)}}));
}

void SubjectEmptyValue::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!fact.attribute.raw.empty()) return;
  const std::string label = attribute_label(fact.attribute);
  hits.add(fact.attribute.place, label, {{"attribute", label}});
}

}  // namespace dcvlint
