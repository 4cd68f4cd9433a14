#include <string>

#include "lint/base/utf8.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

// Octets that break the string type are told once, where they are.
bool is_readable(const Attribute& attribute) {
  return !attribute.text.empty() && attribute.text_fault != TextFault::invalid_octets;
}

// Whether the text without it is what was meant. Of other controls nobody knows what they were, and
// a text without its override reads backwards.
bool is_blank_or_unseen(char32_t c) {
  return oddity_of(c) == Oddity::invisible || c == U'\t' || c == U'\n' || c == U'\r' ||
         c == 0x2028 || c == 0x2029;
}

void report_odd(const AttributeFact& fact, Oddity kind, Hits& hits) {
  const Attribute& attribute = fact.attribute;
  const auto found = first_odd(attribute.text, kind);
  if (!found || is_mojibake_at(fact, found->at)) return;
  const std::string field = attribute_label(attribute);
  const std::string more =
      found->more == 0 ? std::string() : " and " + std::to_string(found->more) + " more";
  Hit& hit = hits.add(text_place(attribute, found->at), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"character", character_text(found->c)},
                       {"more", more}});
  if (!is_blank_or_unseen(found->c)) return;
  const std::string mended_text = mended(attribute.text, country_of(fact.of));
  if (!is_metadata_only(mended_text)) advise_command(fact, mended_text, hits, hit);
}

}  // namespace

void SubjectControlCharacter::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!is_readable(fact.attribute)) return;
  // A PrintableString with such a character is printablestring-bad-char's.
  if (fact.attribute.text_fault == TextFault::not_in_set) return;
  report_odd(fact, Oddity::control, hits);
}

void SubjectBidiControl::operator()(const AttributeFact& fact, Hits& hits) const {
  if (is_ascii(fact.attribute.text) || !is_readable(fact.attribute)) return;
  report_odd(fact, Oddity::bidi, hits);
}

void SubjectInvisibleCharacter::operator()(const AttributeFact& fact, Hits& hits) const {
  if (is_ascii(fact.attribute.text) || !is_readable(fact.attribute)) return;
  report_odd(fact, Oddity::invisible, hits);
}

void SubjectNonAscii::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  const std::size_t first = ascii_prefix(attribute.text);
  if (first == attribute.text.size() || !is_readable(attribute)) return;
  std::string characters;
  std::size_t end = first;
  for (std::size_t at = first; at < attribute.text.size();) {
    const Utf8Step step = utf8_at(attribute.text, at);
    const std::string_view octets = attribute.text.substr(at, step.size);
    at += step.size;
    if (step.code_point < 0x80) continue;
    end = at;
    constexpr std::size_t most = 24;
    const bool known = characters.find(octets) != std::string::npos;
    if (known || characters.size() > most) continue;
    if (!characters.empty()) characters += ' ';
    characters += octets;
  }
  const std::string field = attribute_label(attribute);
  const TextSpan part{static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(end)};
  hits.add(text_place(attribute, part), field,
           {{"field", field}, {"value", shown_value(attribute.text)}, {"characters", characters}});
}

void SubjectNotNfc::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (is_ascii(attribute.text) || !is_readable(attribute)) return;
  const auto found = find_not_composed(attribute.text);
  if (!found) return;
  std::string codes;
  for (std::size_t at = found->at.begin; at < found->at.end && codes.size() < 40;) {
    const Utf8Step step = utf8_at(attribute.text, at);
    if (!codes.empty()) codes += ' ';
    codes += character_text(step.code_point);
    at += step.size;
  }
  const std::string field = attribute_label(attribute);
  Hit& hit = hits.add(text_place(attribute, found->at), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"found", codes},
                       {"composed", shown_value(found->composed)}});
  advise_command(fact, mended(attribute.text, country_of(fact.of)), hits, hit);
}

void SubjectSpacing::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  const SpacingFound found = find_spacing(attribute.text);
  if (found.kind == Spacing::none || is_metadata_only(attribute.text) || !is_readable(attribute)) {
    return;
  }
  if (found.kind == Spacing::unusual && is_mojibake_at(fact, found.at)) return;
  std::string problem;
  switch (found.kind) {
    case Spacing::leading:
      problem = "begins with a space";
      break;
    case Spacing::trailing:
      problem = "ends with a space";
      break;
    case Spacing::doubled:
      problem = "has two spaces in a row";
      break;
    default:
      problem = "has " + character_text(found.c) + " in place of a space";
  }
  const std::string field = attribute_label(attribute);
  Hit& hit =
      hits.add(text_place(attribute, found.at), field,
               {{"field", field}, {"value", shown_value(attribute.text)}, {"problem", problem}});
  advise_command(fact, mended(attribute.text, country_of(fact.of)), hits, hit);
}

}  // namespace dcvlint
