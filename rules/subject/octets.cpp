#include <string>

#include "lint/base/utf8.h"
#include "lint/facts/mojibake.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

std::string hex(std::string_view octets) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : octets) {
    if (!out.empty()) out += ' ';
    out += digits[static_cast<std::uint8_t>(c) >> 4U];
    out += digits[static_cast<std::uint8_t>(c) & 0xFU];
  }
  return out;
}

std::uint8_t octet_at(std::string_view octets, std::size_t at) {
  return static_cast<std::uint8_t>(octets[at]);
}

Place octets_place(const Attribute& attribute, std::size_t size) {
  const std::uint32_t begin = attribute.value.begin + attribute.text_fault_at;
  const auto end = begin + static_cast<std::uint32_t>(size);
  if (end > attribute.value.end || size == 0) return attribute.value;
  return {attribute.value.doc, begin, end};
}

// What is wrong with octets that are no UTF-8 (RFC 3629 §3, §4).
std::string utf8_problem(std::string_view raw, std::size_t at) {
  const std::uint8_t first = octet_at(raw, at);
  if (first == 0xC0 || first == 0xC1) {
    return hex(raw.substr(at, 2)) + " writes an ASCII character in two octets";
  }
  const std::size_t size = first < 0xC2 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  const bool lead = first >= 0xC2 && first <= 0xF4;
  std::size_t have = 1;
  while (have < size && at + have < raw.size() && (octet_at(raw, at + have) & 0xC0U) == 0x80U) {
    ++have;
  }
  if (lead && at + have == raw.size() && have < size) {
    return "it ends with " + hex(raw.substr(at)) + ", the beginning of a character";
  }
  if (first == 0xED && at + 1 < raw.size() && octet_at(raw, at + 1) >= 0xA0) {
    return hex(raw.substr(at, 3)) + " is half of a surrogate pair of UTF-16";
  }
  return hex(raw.substr(at, 1)) + " is no UTF-8; in Windows-1252 it is \"" +
         from_windows_1252(raw.substr(at, 1)) + "\"";
}

std::string problem_of(const Attribute& attribute) {
  const std::size_t at = attribute.text_fault_at;
  switch (attribute.text_fault) {
    case TextFault::odd_length:
      return std::to_string(attribute.raw.size()) + " octets are no whole number of characters";
    case TextFault::surrogate:
      return "it has surrogates, which only UTF-16 has";
    case TextFault::out_of_range:
      return hex(attribute.raw.substr(at, 4)) + " is above U+10FFFF";
    case TextFault::not_in_set:
      return hex(attribute.raw.substr(at, 1)) + " is none of its characters";
    case TextFault::invalid_octets:
    case TextFault::none:
      break;
  }
  if (attribute.string_type == StringType::utf8) return utf8_problem(attribute.raw, at);
  return hex(attribute.raw.substr(at, 1)) + " is above 7F";
}

}  // namespace

void SubjectPrintableStringBadChar::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.text_fault != TextFault::not_in_set ||
      attribute.string_type != StringType::printable) {
    return;
  }
  const std::string_view character = attribute.raw.substr(attribute.text_fault_at, 1);
  const std::uint8_t octet = octet_at(character, 0);
  const std::string text =
      octet < 0x20 || octet == 0x7F ? character_text(octet) : '"' + std::string(character) + '"';
  const std::string field = attribute_label(attribute);
  hits.add(octets_place(attribute, 1), field,
           {{"field", field}, {"value", shown_value(attribute.text)}, {"character", text}});
}

void SubjectReplacementCharacter::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.remark.cause != ValueCause::lost) return;
  constexpr std::string_view replacement = "\xEF\xBF\xBD";
  const Attribute& attribute = fact.attribute;
  const std::size_t first = attribute.text.find(replacement);
  const TextSpan part{static_cast<std::uint32_t>(first),
                      static_cast<std::uint32_t>(first + replacement.size())};
  const std::string field = attribute_label(attribute);
  hits.add(text_place(attribute, part), field,
           {{"field", field}, {"value", shown_value(attribute.text)}});
}

void SubjectInvalidEncoding::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.text_fault == TextFault::none) return;
  const bool printable_set = attribute.text_fault == TextFault::not_in_set &&
                             attribute.string_type == StringType::printable;
  if (printable_set) return;
  const std::string field = attribute_label(attribute);
  const bool single = attribute.text_fault == TextFault::invalid_octets;
  Hit& hit = hits.add(single ? octets_place(attribute, 1) : attribute.value, field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"type", string_type_text(attribute.string_type)},
                       {"problem", problem_of(attribute)}});
  if (single) advise_command(fact.of, hits, hit);
}

}  // namespace dcvlint
