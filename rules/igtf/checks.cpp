#include "rules/igtf/checks.h"

#include "lint/facts/subject_line.h"

namespace dcvlint {
Result<void> SubjectCharacters::prepare() {
  if (characters.empty()) return fail("characters", "\"characters\" is empty");
  const auto set = attribute_set(attributes, except);
  if (!set) return fail(set.error());
  set_ = *set;
  return {};
}

void SubjectCharacters::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (!set_.has(attribute.type)) return;
  const std::size_t at = attribute.text.find_first_of(characters);
  if (at == std::string_view::npos) return;
  Place place = attribute.value;
  if (attribute.text.data() == attribute.raw.data()) {
    place.begin += static_cast<std::uint32_t>(at);
    place.end = place.begin + 1;
  }
  const std::string label = attribute_label(attribute);
  hits.add(place, label,
           {{"attribute", label},
            {"value", value_text(attribute.text)},
            {"character", attribute.text.substr(at, 1)}});
}

void SubjectLineTooLong::operator()(const SignedFact& fact, Hits& hits) const {
  const std::size_t size = subject_line_size(fact.object.subject);
  if (size <= static_cast<std::size_t>(most)) return;
  hits.add(
      fact.object.subject.place, "subject",
      {{"characters", hits.number(size)}, {"most", hits.number(static_cast<std::uint64_t>(most))}});
}

void SubjectServiceName::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.type != AttributeType::common_name) return;
  const std::size_t slash = attribute.text.find('/');
  if (slash == std::string_view::npos || slash == 0) return;
  const std::string_view host = attribute.text.substr(slash + 1);
  if (host.find('.') == std::string_view::npos || host.find('/') != std::string_view::npos) return;
  hits.add(attribute.value, attribute_label(attribute),
           {{"value", value_text(attribute.text)},
            {"service", value_text(attribute.text.substr(0, slash))},
            {"host", value_text(host)}});
}

void SanWildcard::operator()(const SanFact& fact, Hits& hits) const {
  if (fact.name.kind != GeneralNameKind::dns_name || !fact.name.bytes.starts_with("*.")) return;
  hits.add(fact.name.place, fact.name.bytes, {{"name", value_text(fact.name.bytes)}});
}

}  // namespace dcvlint
