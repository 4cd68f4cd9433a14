#include "lint/facts/mojibake.h"

#include <algorithm>
#include <string>

#include "rules/subject/request_command.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

std::string how(const Mojibake& found) {
  std::string text = found.latin1 ? "Latin-1" : "Windows-1252";
  if (found.times == 2) text += " twice";
  if (found.times > 2) text += " " + std::to_string(found.times) + " times";
  return text;
}

// The octets above ASCII that begin the damage: "C3 83 C2 B6".
std::string first_octets(std::string_view text, std::size_t at) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  constexpr std::size_t most = 8;
  std::string out;
  while (at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80) ++at;
  for (std::size_t i = 0; i < most && at < text.size(); ++i, ++at) {
    const auto octet = static_cast<std::uint8_t>(text[at]);
    if (octet < 0x80) break;
    if (!out.empty()) out += ' ';
    out += digits[octet >> 4U];
    out += digits[octet & 0xFU];
  }
  return out;
}

}  // namespace

Result<void> SubjectMojibake::prepare() const {
  for (const std::string_view field : fields) {
    if (!attribute_type_from_text(field)) {
      return fail("fields", "\"" + std::string(field) + "\" is no attribute");
    }
  }
  return {};
}

void SubjectMojibake::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  const auto& found = fact.remark.mojibake;
  if (!found) return;
  const bool wanted = fields.empty() || std::ranges::any_of(fields, [&](std::string_view each) {
                        return attribute_type_from_text(each) == attribute.type;
                      });
  if (!wanted) return;
  const std::string field = attribute_label(attribute);
  // UTF-8 in a T61String, which we read as Latin-1: nobody has encoded it twice.
  const bool labelled = attribute.text_guessed;
  const std::string reading =
      labelled ? "a " + std::string(string_type_text(attribute.string_type)) : how(*found);
  const std::string octets =
      labelled ? first_octets(attribute.raw, 0) : first_octets(attribute.text, found->begin);
  Hit& hit = hits.add(text_place(attribute, {found->begin, found->end}), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"meant", shown_value(found->meant)},
                       {"how", reading},
                       {"octets", octets}});
  advise_command(fact.of, hits, hit);
}

}  // namespace dcvlint
