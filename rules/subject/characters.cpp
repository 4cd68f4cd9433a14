#include <algorithm>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/romanization.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

// Octets that break the string type are told once, where they are.
bool is_readable(const AttributeFact& fact) { return fact.remark.cause != ValueCause::not_text; }

// Whether the text without it is what was meant. Of other controls nobody knows what they were, and
// a text without its override reads backwards.
bool is_blank_or_unseen(char32_t c, std::string_view text) {
  if (oddity_of(c) == Oddity::bidi) return !is_reordered(text);
  return oddity_of(c) == Oddity::invisible || c == U'\t' || c == U'\n' || c == U'\r' ||
         c == 0x2028 || c == 0x2029;
}

void report_odd(const AttributeFact& fact, Oddity kind, Hits& hits) {
  const Attribute& attribute = fact.attribute;
  const auto found = first_odd(attribute.text, kind);
  if (!found || fact.remark.explains(found->at)) return;
  const std::string field = attribute_label(attribute);
  const std::string more =
      found->more == 0 ? std::string() : " and " + std::to_string(found->more) + " more";
  const std::string_view effect = is_reordered(attribute.text)
                                      ? "shows the letters behind it in another order"
                                      : "is not shown and makes the value another one";
  Hit& hit = hits.add(text_place(attribute, found->at), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"character", character_text(found->c)},
                       {"more", more},
                       {"effect", effect}});
  if (!is_blank_or_unseen(found->c, attribute.text)) return;
  const std::string mended_text = mended(attribute.text, country_of(fact.of));
  if (!is_metadata_only(mended_text)) advise_command(fact.of, hits, hit);
}

// Those that other checks of this file speak of are theirs: characters that are not shown, blanks,
// letters in two parts. Whether there are others.
bool add_characters(std::string_view text, std::vector<std::string_view>& characters) {
  if (find_not_composed(text)) return false;
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const std::string_view octets = text.substr(at, step.size);
    at += step.size;
    // There are a few dozen in an honest name; a hostile one may have thousands.
    constexpr std::size_t most = 500;
    if (step.code_point < 0x80 || is_blank(step.code_point)) continue;
    if (oddity_of(step.code_point) != Oddity::none) continue;
    any = true;
    const bool known =
        characters.size() == most || std::ranges::find(characters, octets) != characters.end();
    if (!known) characters.push_back(octets);
  }
  return any;
}

// "å ä ö", "Ε λ η ν ι κ ό Α κ α δ μ and 7 more".
std::string characters_text(std::span<const std::string_view> characters) {
  constexpr std::size_t most = 12;
  std::string out;
  for (const std::string_view each : characters.first(std::min(characters.size(), most))) {
    if (!out.empty()) out += ' ';
    out += each;
  }
  if (characters.size() > most) out += " and " + std::to_string(characters.size() - most) + " more";
  return out;
}

// "ST, L and O"; an attribute that stands there several times is named once.
std::string fields_text(std::span<const Attribute* const> attributes) {
  constexpr std::size_t most = 8;
  std::vector<std::string> labels;
  for (const Attribute* each : attributes) {
    std::string label = attribute_label(*each);
    if (std::ranges::find(labels, label) == labels.end()) labels.push_back(std::move(label));
    if (labels.size() > most) break;
  }
  if (labels.size() > most) labels.back() = "others";
  std::string out;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (i > 0) out += i + 1 == labels.size() ? " and " : ", ";
    out += labels[i];
  }
  return out;
}

// `; in ASCII "Skane lan" or "Skaane laen"`, with the attributes before them where there are
// several.
std::string ascii_text(std::span<const Attribute* const> attributes, std::string_view country) {
  constexpr std::size_t most = 4;
  std::string out;
  for (const Attribute* each : attributes.first(std::min(attributes.size(), most))) {
    const std::vector<std::string> spellings = ascii_spellings(each->text, country);
    for (std::size_t i = 0; i < spellings.size(); ++i) {
      if (i > 0) {
        out += " or ";
      } else {
        out += out.empty() ? "; in ASCII " : ", ";
        if (attributes.size() > 1) out += attribute_label(*each) + " ";
      }
      out += '"' + shown_value(spellings[i]) + '"';
    }
  }
  return out;
}

// From the first character above ASCII to the last.
TextSpan non_ascii_part(std::string_view text) {
  std::size_t end = text.size();
  while (end > 0 && static_cast<std::uint8_t>(text[end - 1]) < 0x80) --end;
  return {static_cast<std::uint32_t>(ascii_prefix(text)), static_cast<std::uint32_t>(end)};
}

}  // namespace

void SubjectControlCharacter::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!is_readable(fact)) return;
  // A PrintableString with such a character is printablestring-bad-char's.
  if (fact.attribute.text_fault == TextFault::not_in_set) return;
  report_odd(fact, Oddity::control, hits);
}

void SubjectBidiControl::operator()(const AttributeFact& fact, Hits& hits) const {
  if (is_ascii(fact.attribute.text) || !is_readable(fact)) return;
  report_odd(fact, Oddity::bidi, hits);
}

void SubjectInvisibleCharacter::operator()(const AttributeFact& fact, Hits& hits) const {
  if (is_ascii(fact.attribute.text) || !is_readable(fact)) return;
  report_odd(fact, Oddity::invisible, hits);
}

void SubjectNonAscii::operator()(const SignedFact& fact, Hits& hits) const {
  std::vector<const Attribute*> found;
  std::vector<std::string_view> characters;  // each once
  for (const Attribute& each : fact.object.subject.attributes) {
    if (is_ascii(each.text) || value_remark(fact, each).cause != ValueCause::none) continue;
    if (add_characters(each.text, characters)) found.push_back(&each);
  }
  if (found.empty()) return;
  const Attribute& first = *found.front();
  hits.add(text_place(first, non_ascii_part(first.text)), "subject",
           {{"fields", fields_text(found)},
            {"have", found.size() == 1 ? "has" : "have"},
            {"characters", characters_text(characters)},
            {"ascii", ascii_text(found, country_of(fact))}});
}

void SubjectNotNfc::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (is_ascii(attribute.text) || fact.remark.cause != ValueCause::none) return;
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
  advise_command(fact.of, hits, hit);
}

void SubjectSpacing::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  const SpacingFound found = find_spacing(attribute.text);
  if (found.kind == Spacing::none || is_metadata_only(attribute.text)) return;
  if (!is_readable(fact) || fact.remark.cause == ValueCause::unwanted) return;
  if (found.kind == Spacing::unusual && fact.remark.explains(found.at)) return;
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
  advise_command(fact.of, hits, hit);
}

}  // namespace dcvlint
