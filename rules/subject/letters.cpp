// Letters that are lost, written as escapes, or not what they look like.

#include <string>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/compatibility_form.h"
#include "lint/facts/confusable.h"
#include "lint/facts/known_names.h"
#include "lint/facts/sure_escape.h"
#include "lint/facts/text_verdict.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

std::string_view part_of(const Attribute& attribute, TextSpan at) {
  return attribute.text.substr(at.begin, at.end - at.begin);
}

std::string_view where_text(Loss kind) {
  switch (kind) {
    case Loss::inverted_mark:
      return "behind a letter";
    case Loss::half:
      return "where nothing but another half could follow";
    default:
      return "where a letter should be";
  }
}

std::string_view alphabet_text(Script script) {
  return script == Script::cyrillic ? "a Cyrillic letter"
         : script == Script::greek  ? "a Greek letter"
                                    : "a Latin letter";
}

// Details of a value of which there is nothing else to be said, and which is not known to be right.
bool is_sound(const AttributeFact& fact) {
  if (is_known_name(fact.of, fact.attribute.text)) return false;
  return fact.remark.cause == ValueCause::none || fact.remark.cause == ValueCause::unwanted;
}

}  // namespace

void SubjectQuestionMark::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (!is_sound(fact) || fact.remark.cause == ValueCause::unwanted) return;
  const auto found = find_question(attribute.text);
  if (!found) return;
  const std::string field = attribute_label(attribute);
  hits.add(text_place(attribute, found->at), field,
           {{"field", field}, {"value", shown_value(attribute.text)}});
}

void SubjectLossyText::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.remark.cause != ValueCause::lossy) return;
  const Attribute& attribute = fact.attribute;
  const LossFound& found = *fact.remark.loss;
  const std::string field = attribute_label(attribute);
  std::string guess;
  if (const KnownNames* known = known_names(fact.of)) guess = filled_known(*known, attribute.text);
  if (!guess.empty()) {
    // The organisation's own list is the better witness.
  } else if (attribute.type == AttributeType::state || attribute.type == AttributeType::locality) {
    guess = subdivision_filled_in(attribute.text, country_of(fact.of));
  }
  if (!guess.empty()) guess = ", probably \"" + guess + "\"";
  hits.add(text_place(attribute, found.at), field,
           {{"field", field},
            {"value", shown_value(attribute.text)},
            {"found", part_of(attribute, found.at)},
            {"where", where_text(found.kind)},
            {"guess", guess}});
}

void SubjectForeignEscape::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.remark.cause != ValueCause::escaped) return;
  const Attribute& attribute = fact.attribute;
  const EscapeFound& found = *fact.remark.escape;
  if (is_certain_escape(found, attribute.text) == suspected) return;
  const std::string field = attribute_label(attribute);
  Hit& hit = hits.add(text_place(attribute, found.at), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"found", shown_value(part_of(attribute, found.at))},
                       {"kind", escape_text(found.kind)},
                       {"meant", shown_value(found.meant)}});
  advise_command(fact.of, hits, hit);
}

void SubjectCompatibilityForm::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (is_ascii(attribute.text) || !is_sound(fact)) return;
  const auto found = find_compatibility_form(attribute.text);
  if (!found) return;
  const std::string field = attribute_label(attribute);
  const std::string character =
      "\"" + std::string(part_of(attribute, found->at)) + "\" (" + character_text(found->c) + ")";
  const std::string more =
      found->more == 0 ? std::string() : " and " + std::to_string(found->more) + " more";
  Hit& hit = hits.add(text_place(attribute, found->at), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"character", character},
                       {"more", more},
                       {"meant", shown_value(found->plain)}});
  advise_command(fact.of, hits, hit);
}

void SubjectConfusable::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (is_ascii(attribute.text) || !is_sound(fact)) return;
  const auto found = find_confusable(attribute.text);
  if (!found) return;
  const std::string field = attribute_label(attribute);
  const std::string character = "\"" + std::string(part_of(attribute, found->at)) + "\" (" +
                                character_text(found->c) + "), " +
                                std::string(alphabet_text(script_of(found->c)));
  Hit& hit = hits.add(text_place(attribute, found->at), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"character", character},
                       {"meant", shown_value(found->meant)}});
  advise_command(fact.of, hits, hit);
}

}  // namespace dcvlint
