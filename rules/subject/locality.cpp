// L and ST together.

#include <string>

#include "rules/subject/place_checks.h"
#include "rules/subject/request_command.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {

void SubjectPostalCode::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.type != AttributeType::locality && attribute.type != AttributeType::state) return;
  if (fact.remark.cause != ValueCause::none) return;
  const auto code = find_postal_code(country_of(fact.of), attribute.text);
  if (!code) return;
  const std::string label = attribute_label(attribute);
  Hit& hit = hits.add(text_place(attribute, {code->begin, code->end}), label,
                      {{"attribute", label},
                       {"value", shown_value(attribute.text)},
                       {"code", attribute.text.substr(code->begin, code->end - code->begin)}});
  advise_if_changed(fact, hits, hit);
}

Result<void> SubjectTogether::prepare() {
  for (const std::string_view name : attributes) {
    const auto type = attribute_type_from_text(name);
    if (!type) return fail("attributes", "\"" + std::string(name) + "\" is no attribute");
    types_.push_back(*type);
  }
  if (types_.size() < 2) return fail("attributes", "\"attributes\" names fewer than two");
  return {};
}

void SubjectTogether::operator()(const SignedFact& fact, Hits& hits) const {
  const Attribute* last = nullptr;
  for (const AttributeType type : types_) {
    last = fact.object.subject.first(type);
    if (last == nullptr) return;
  }
  const std::string label = attribute_label(*last);
  hits.add(last->place, label,
           {{"attribute", label},
            {"value", shown_value(last->text)},
            {"attributes", attributes_text(types_, "and")}});
}

}  // namespace dcvlint
