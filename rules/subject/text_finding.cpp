#include "rules/subject/text_finding.h"

#include "rules/caa/place.h"

namespace dcvlint {

Place text_place(const Attribute& attribute, TextSpan part) {
  const bool as_it_stands = attribute.text.data() == attribute.raw.data() &&
                            attribute.text.size() == attribute.raw.size();
  if (!as_it_stands || part.end <= part.begin || part.end > attribute.text.size()) {
    return attribute.value;
  }
  return {attribute.value.doc, attribute.value.begin + part.begin,
          attribute.value.begin + part.end};
}

std::string shown_value(std::string_view value) { return excerpt(value); }

}  // namespace dcvlint
