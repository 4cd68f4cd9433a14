#include "rules/igtf/checks.h"

#include "lint/facts/subject_line.h"
#include "rules/names/cn_advice.h"

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
  Hit& hit = hits.add(attribute.value, attribute_label(attribute),
                      {{"value", value_text(attribute.text)},
                       {"service", value_text(attribute.text.substr(0, slash))},
                       {"host", value_text(host)}});
  if (!hits.is_spare(hit)) advise_cn(fact.of, cn_in_san(fact.of, attribute), hits, hit);
}

void SanWildcard::operator()(const SanFact& fact, Hits& hits) const {
  if (fact.name.kind != GeneralNameKind::dns_name || !fact.name.bytes.starts_with("*.")) return;
  hits.add(fact.name.place, fact.name.bytes, {{"name", value_text(fact.name.bytes)}});
}

Result<void> SubjectPrefix::prepare() {
  for (std::string_view each : prefix) {
    const std::size_t equals = each.find('=');
    const auto type = attribute_type_from_text(each.substr(0, equals));
    if (!type || equals == std::string_view::npos) {
      return fail("prefix", "\"" + std::string(each) + "\" is no attribute with a value");
    }
    parts_.push_back({*type, each.substr(equals + 1)});
  }
  return {};
}

void SubjectPrefix::operator()(const SignedFact& fact, Hits& hits) const {
  // 1.2.840.113612.5.2: policies of the IGTF.
  constexpr std::string_view igtf_policies = "\x2A\x86\x48\x86\xF7\x4C\x05\x02";
  const auto policies = fact.object.extensions.certificate_policies.policies;
  if (std::ranges::none_of(
          policies, [&](const Policy& policy) { return policy.oid.starts_with(igtf_policies); })) {
    return;
  }
  const auto attributes = fact.object.subject.attributes;
  const auto same = [](const Attribute& attribute, const Part& part) {
    return attribute.type == part.type && attribute.text == part.value;
  };
  const bool begins = attributes.size() >= parts_.size() &&
                      std::ranges::equal(attributes.first(parts_.size()), parts_, same);
  if (begins) return;
  std::string wanted, found;
  for (std::size_t i = 0; i < parts_.size(); ++i) {
    wanted.append(i == 0 ? "" : ", ").append(prefix[i]);
    if (i >= attributes.size()) continue;
    found.append(i == 0 ? "" : ", ").append(attribute_label(attributes[i]));
    found.append("=").append(value_text(attributes[i].text));
  }
  hits.add(fact.object.subject.place, "subject", {{"wanted", wanted}, {"found", found}});
}

}  // namespace dcvlint
