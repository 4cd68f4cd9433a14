#include "rules/shared/subject_within.h"

#include <algorithm>

#include "lint/facts/oid.h"
#include "lint/facts/subject.h"
#include "rules/caa/place.h"
#include "rules/shared/pattern.h"

namespace dcvlint {
namespace {

// Characters of valid UTF-8.
std::int64_t length_of(std::string_view text) {
  return std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
}

Result<void> add_all(SubjectFields& fields, Strings names) {
  if (names.empty()) return fail("fields", "an empty list says nothing");
  for (const std::string_view name : names) {
    if (auto added = fields.add("fields", name); !added) return added;
  }
  return {};
}

std::string quoted_list(Strings values) {
  std::string out;
  for (const std::string_view value : values) {
    if (!out.empty()) out += ", ";
    out += '"' + std::string(value) + '"';
  }
  return out;
}

}  // namespace

Result<void> SubjectFields::add(std::string_view parameter, std::string_view field) {
  const auto type = attribute_type_from_text(field);
  const auto oid = type ? std::nullopt : oid_octets(field);
  if (!type && !oid) {
    return fail(std::string(parameter), "\"" + std::string(field) + "\" is no attribute: write " +
                                            "\"O\", \"organizationName\" or an OID");
  }
  fields_.push_back(
      {std::string(field), type.value_or(AttributeType::unknown), oid.value_or(std::string())});
  return {};
}

bool SubjectFields::is(std::size_t at, const Attribute& attribute) const {
  const Field& field = fields_[at];
  return field.oid.empty() ? field.type == attribute.type : field.oid == attribute.oid;
}

bool SubjectFields::has(const Attribute& attribute) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (is(i, attribute)) return true;
  }
  return false;
}

Result<void> SubjectOneOf::prepare() {
  if (values.empty()) return fail("values", "an empty list forbids every value");
  return fields_.add("field", field);
}

void SubjectOneOf::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!fields_.has(fact.attribute)) return;
  if (std::ranges::find(values, fact.attribute.text) != values.end()) return;
  const std::string label = attribute_label(fact.attribute);
  hits.add(
      fact.attribute.value, label,
      {{"field", label}, {"value", excerpt(fact.attribute.text)}, {"values", quoted_list(values)}});
}

Result<void> SubjectMatches::prepare() {
  if (patterns.empty()) return fail("patterns", "an empty list forbids every value");
  return fields_.add("field", field);
}

void SubjectMatches::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!fields_.has(fact.attribute) || fits_any(patterns, fact.attribute.text)) return;
  const std::string label = attribute_label(fact.attribute);
  hits.add(fact.attribute.value, label,
           {{"field", label}, {"value", excerpt(fact.attribute.text)}});
}

Result<void> SubjectRequired::prepare() { return add_all(fields_, fields); }

void SubjectRequired::operator()(const SignedFact& fact, Hits& hits) const {
  const auto attributes = fact.object.subject.attributes;
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    const bool there = std::ranges::any_of(
        attributes, [&](const Attribute& attribute) { return fields_.is(i, attribute); });
    if (there) continue;
    hits.add(fact.object.subject.place, fields_.text(i),
             {{"field", fields_.text(i)}, {"subject", excerpt(name_text(fact.object.subject))}});
  }
}

Result<void> SubjectForbidden::prepare() { return add_all(fields_, fields); }

void SubjectForbidden::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!fields_.has(fact.attribute)) return;
  const std::string label = attribute_label(fact.attribute);
  hits.add(fact.attribute.place, label,
           {{"field", label}, {"value", excerpt(fact.attribute.text)}});
}

Result<void> SubjectLength::prepare() {
  if (least < 0) return fail("least", "a length is no negative number");
  if (most < least) return fail("most", "the most is less than the fewest");
  return fields_.add("field", field);
}

void SubjectLength::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!fields_.has(fact.attribute)) return;
  const std::int64_t length = length_of(fact.attribute.text);
  if (length >= least && length <= most) return;
  const std::string label = attribute_label(fact.attribute);
  hits.add(fact.attribute.value, label,
           {{"field", label},
            {"value", excerpt(fact.attribute.text)},
            {"length", std::to_string(length)},
            {"least", std::to_string(least)},
            {"most", std::to_string(most)}});
}

}  // namespace dcvlint
