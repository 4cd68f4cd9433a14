// organizationIdentifier in subjects.

#include "lint/facts/organization_id.h"

#include <algorithm>

#include "rules/smime/checks.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

bool is_identifier(const AttributeFact& fact) {
  return fact.attribute.type == AttributeType::organization_identifier;
}

// The countries whose prefix in VAT numbers is another one than their code.
bool is_vat_prefix_of(std::string_view prefix, std::string_view country) {
  return (prefix == "EL" && country == "GR") || (prefix == "XI" && country == "GB");
}

}  // namespace

void OrganizationIdSyntax::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!is_identifier(fact)) return;
  const OrganizationId read = parse_organization_id(fact.attribute.text);
  std::string problem(organization_id_fault_text(read.fault));
  const bool unknown = read.fault == OrganizationIdFault::scheme ||
                       std::ranges::find(schemes, read.scheme) == schemes.end();
  if (unknown) {
    problem = "its scheme is none of";
    for (std::size_t i = 0; i < schemes.size(); ++i) {
      problem += i == 0 ? " " : i + 1 == schemes.size() ? " and " : ", ";
      problem += schemes[i];
    }
  }
  if (problem.empty()) return;
  hits.add(fact.attribute.value, attribute_label(fact.attribute),
           {{"value", value_text(fact.attribute.text)}, {"problem", problem}});
}

void OrganizationIdCountry::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!is_identifier(fact)) return;
  const OrganizationId read = parse_organization_id(fact.attribute.text);
  if (read.fault != OrganizationIdFault::none || read.scheme == "LEI" || read.scheme == "INT")
    return;
  const Attribute* country = fact.of.object.subject.first(AttributeType::country);
  if (country == nullptr || country->text == read.country) return;
  if (read.scheme == "VAT" && is_vat_prefix_of(read.country, country->text)) return;
  Hit& hit = hits.add(fact.attribute.value, attribute_label(fact.attribute),
                      {{"value", value_text(fact.attribute.text)},
                       {"country", read.country},
                       {"subject_country", value_text(country->text)}});
  hits.relate(hit, country->place, "the country of the subject");
}

void OrganizationIdEuid::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!is_identifier(fact)) return;
  const OrganizationId read = parse_organization_id(fact.attribute.text);
  if (read.fault != OrganizationIdFault::none || read.scheme != "NTR" || read.country != country)
    return;
  if (looks_like_euid(read.reference, country)) return;
  hits.add(fact.attribute.value, attribute_label(fact.attribute),
           {{"value", value_text(fact.attribute.text)}, {"reference", value_text(read.reference)}});
}

}  // namespace dcvlint
