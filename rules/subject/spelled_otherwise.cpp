// Names that the inputs of a run write in several ways.

#include "lint/facts/spelling_facts.h"
#include "rules/subject/place_checks.h"
#include "rules/subject/text_finding.h"

namespace dcvlint {

void SubjectSpelledOtherwise::operator()(const SpellingFact& fact, Hits& hits) const {
  const std::string label = attribute_label(fact.attribute);
  Hit& hit = hits.add(fact.attribute.value, label,
                      {{"attribute", label},
                       {"value", shown_value(fact.attribute.text)},
                       {"other", shown_value(fact.other)}});
  hits.relate(hit, fact.other_place, "the other spelling");
}

}  // namespace dcvlint
