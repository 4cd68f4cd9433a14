#include <string>

#include "lint/facts/known_names.h"
#include "lint/facts/unexpanded.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

std::string_view reason_text(Placeholder kind) {
  switch (kind) {
    case Placeholder::openssl_default:
      return "what a tool proposes when nothing is typed";
    case Placeholder::absent:
      return "another way to say that there is nothing to say";
    case Placeholder::sample:
      return "a sample from a manual or a test";
    case Placeholder::none:
      break;
  }
  return {};
}

// A town in Piedmont.
bool is_none_in_italy(const AttributeFact& fact) {
  return fact.attribute.type == AttributeType::locality && fact.attribute.text.starts_with("N") &&
         country_of(fact.of) == "IT";
}

std::string_view problem_text(NameSyntax kind) {
  switch (kind) {
    case NameSyntax::attribute:
      return "another attribute, which belongs in an RDN of its own";
    case NameSyntax::escape:
      return "a backslash that was to protect the character behind it";
    case NameSyntax::quotes:
      return "quotes that were to protect what is between them";
    case NameSyntax::half_quotes:
      return "one of two quotes that were to protect what is between them";
    case NameSyntax::none:
      break;
  }
  return {};
}

}  // namespace

bool says_who_or_where(AttributeType type) {
  switch (type) {
    case AttributeType::locality:
    case AttributeType::state:
    case AttributeType::street:
    case AttributeType::organization:
    case AttributeType::organizational_unit:
    case AttributeType::postal_code:
    case AttributeType::jurisdiction_locality:
    case AttributeType::jurisdiction_state:
      return true;
    default:
      return false;
  }
}

bool is_placeholder(const AttributeFact& fact) {
  return says_who_or_where(fact.attribute.type) && fact.remark.cause != ValueCause::unwanted &&
         placeholder_of(fact.attribute.text) != Placeholder::none && !is_none_in_italy(fact) &&
         !is_known_name(fact.of, fact.attribute.text);
}

void SubjectPlaceholderValue::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (!is_placeholder(fact)) return;
  const std::string field = attribute_label(attribute);
  const std::string_view reason = is_unexpanded(attribute.text)
                                      ? "a variable or a template that was not filled in"
                                      : reason_text(placeholder_of(attribute.text));
  Hit& hit = hits.add(attribute.value, field,
                      {{"field", field}, {"value", attribute.text}, {"reason", reason}});
  advise_command(fact.of, hits, hit);
}

void SubjectMetadataOnlyValue::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  // Question marks in the place of letters are subject/lossy-text's.
  if (fact.remark.cause == ValueCause::lossy) return;
  // An empty value is subject/empty-value's.
  if (attribute.text.empty() || !is_metadata_only(attribute.text)) return;
  if (fact.remark.cause == ValueCause::unwanted) return;
  // Characters that can't be seen are others' matter; octets that are no text, too.
  if (attribute.text_fault != TextFault::none ||
      first_odd(attribute.text, Oddity::control).has_value()) {
    return;
  }
  const bool blank = attribute.text.find_first_not_of(' ') == std::string_view::npos;
  const std::string_view what = blank ? "is blank" : "is punctuation only";
  const std::string field = attribute_label(attribute);
  hits.add(attribute.value, field,
           {{"field", field}, {"value", shown_value(attribute.text)}, {"what", what}});
}

void SubjectRdnSyntaxInValue::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (fact.remark.cause == ValueCause::unwanted || fact.remark.cause == ValueCause::escaped) return;
  const NameSyntaxFound found = find_name_syntax(attribute.text);
  if (found.kind == NameSyntax::none) return;
  const std::string field = attribute_label(attribute);
  const std::string_view part =
      attribute.text.substr(found.at.begin, found.at.end - found.at.begin);
  hits.add(text_place(attribute, found.at), field,
           {{"field", field},
            {"value", shown_value(attribute.text)},
            {"found", shown_value(part)},
            {"problem", problem_text(found.kind)}});
}

}  // namespace dcvlint
