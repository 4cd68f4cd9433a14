#include <algorithm>
#include <string>

#include "lint/facts/certificate_profile.h"
#include "lint/facts/organization_id.h"
#include "rules/subject/attribute_set.h"
#include "rules/subject/identity_checks.h"

namespace dcvlint {
namespace {

std::string listed(Strings words) {
  std::string out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i > 0) out += i + 1 == words.size() ? " and " : ", ";
    out += words[i];
  }
  return out;
}

bool is_identifier(const AttributeFact& fact) {
  return fact.attribute.type == AttributeType::organization_identifier;
}

// The countries whose prefix in VAT numbers is another one than their code.
bool is_vat_prefix_of(std::string_view prefix, std::string_view country) {
  return (prefix == "EL" && country == "GR") || (prefix == "XI" && country == "GB") ||
         (prefix == "FR" && country == "MC");
}

// Registers of value added tax know Greece as EL, Northern Ireland as XI, and those who register
// with the Union as a whole as EU; XG is for identifiers that are valid everywhere.
bool is_country(const OrganizationId& read, const CertificateProfiles* known) {
  const std::string_view code = read.country;
  if (read.scheme == "VAT" && (code == "EL" || code == "XI" || code == "EU")) return true;
  return code == "XG" || known == nullptr || known->countries.has(code);
}

std::string problem_of(const OrganizationId& read, Strings schemes, bool any_subdivision,
                       const CertificateProfiles* known) {
  const bool is_other = read.fault == OrganizationIdFault::scheme ||
                        std::ranges::find(schemes, read.scheme) == schemes.end();
  if (is_other) return "its scheme is none of " + listed(schemes);
  const bool is_world = read.scheme == "LEI" || read.scheme == "INT";
  const bool fine =
      read.fault == OrganizationIdFault::none ||
      (read.fault == OrganizationIdFault::no_subdivision && any_subdivision && !is_world);
  if (!fine) {
    return std::string(organization_id_fault_text(read.fault));
  }
  if (is_country(read, known)) return "";
  return std::string(read.country) + " is no country of ISO 3166-1";
}

std::string text_of(const OrganizationId& read) {
  std::string text(read.scheme);
  text += read.country;
  if (!read.subdivision.empty()) text.append("+").append(read.subdivision);
  return text.append("-").append(read.reference);
}

}  // namespace

void OrganizationIdSyntax::operator()(const AttributeFact& fact, Hits& hits) const {
  if (!is_identifier(fact) || fact.remark.damaged()) return;
  const std::string problem = problem_of(parse_organization_id(fact.attribute.text), schemes,
                                         any_subdivision, fact.of.in.profiles);
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

Result<void> SubjectOrganizationIdExtension::prepare() {
  missing_ = problem == "missing";
  if (missing_ || problem == "differs") return {};
  return fail("problem", "\"problem\" is \"missing\" or \"differs\"");
}

void SubjectOrganizationIdExtension::operator()(const CertificateFact& fact, Hits& hits) const {
  const Attribute* attribute =
      fact.certificate.subject.first(AttributeType::organization_identifier);
  if (attribute == nullptr) return;
  const Extension* extension =
      fact.certificate.extensions.find(ExtensionType::cabf_organization_identifier);
  if (missing_) {
    if (extension != nullptr) return;
    hits.add(attribute->place, "organizationIdentifier",
             {{"value", value_text(attribute->text)}, {"extension", ""}});
    return;
  }
  if (extension == nullptr) return;
  const auto there = read_organization_id_extension(extension->value);
  const std::string text = there ? text_of(*there) : std::string("unreadable");
  if (text == attribute->text) return;
  Hit& hit = hits.add(attribute->value, "organizationIdentifier",
                      {{"value", value_text(attribute->text)}, {"extension", value_text(text)}});
  hits.relate(hit, extension->place, "the extension");
}

}  // namespace dcvlint
