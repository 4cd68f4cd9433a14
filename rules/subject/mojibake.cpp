#include "lint/facts/mojibake.h"

#include <algorithm>
#include <string>

#include "lint/facts/text_verdict.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {
namespace {

std::string lost_text(const Mojibake& found) {
  Mojibake shown = found;
  shown.meant = shown_value(found.meant);
  if (!found.perhaps.empty()) shown.perhaps = shown_value(found.perhaps);
  return what_is_lost(shown);
}

void report(const AttributeFact& fact, Hits& hits) {
  const Attribute& attribute = fact.attribute;
  const Mojibake& found = *fact.remark.mojibake;
  const std::string field = attribute_label(attribute);
  // UTF-8 in a T61String, which we read as Latin-1: nobody has encoded it twice.
  const bool labelled = attribute.text_guessed && !found.written;
  const std::string reading =
      labelled ? "UTF-8 was read as a " + std::string(string_type_text(attribute.string_type))
               : how_read(found);
  const std::string octets =
      labelled ? first_octets(attribute.raw, 0) : first_octets(attribute.text, found.begin);
  const std::string meant = shown_value(found.meant);
  const std::string_view sure = found.certain ? "probably" : "possibly";
  const std::string claim = found.complete
                                ? std::string(sure) + " \"" + meant + "\", whose " + reading
                                : "its " + reading;
  Hit& hit = hits.add(text_place(attribute, {found.begin, found.end}), field,
                      {{"field", field},
                       {"value", shown_value(attribute.text)},
                       {"meant", found.complete ? meant : ""},
                       {"how", reading},
                       {"octets", octets},
                       {"claim", claim},
                       {"lost", lost_text(found)}});
  advise_command(fact.of, hits, hit);
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
  if (fact.remark.cause != ValueCause::mojibake) return;
  const bool wanted = fields.empty() || std::ranges::any_of(fields, [&](std::string_view each) {
                        return attribute_type_from_text(each) == fact.attribute.type;
                      });
  if (wanted) report(fact, hits);
}

void SubjectSuspectText::operator()(const AttributeFact& fact, Hits& hits) const {
  if (fact.remark.cause == ValueCause::suspect) report(fact, hits);
}

}  // namespace dcvlint
