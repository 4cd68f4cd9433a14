#include "lint/facts/organization_identifier.h"

#include <algorithm>
#include <string>

#include "lint/facts/certificate_profile.h"
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

// Registers of value added tax know Greece as EL and Northern Ireland as XI; XG is for identifiers
// that are valid everywhere.
bool is_country(std::string_view code, std::string_view scheme, const CertificateProfiles* known) {
  if (scheme == "VAT" && (code == "EL" || code == "XI" || code == "EU")) return true;
  return code == "XG" || known == nullptr || known->countries.has(code);
}

std::string problem_of(const OrganizationIdentifier& read, Strings schemes,
                       const CertificateProfiles* known) {
  using Fault = OrganizationIdentifierFault;
  if (read.fault != Fault::none) return std::string(organization_identifier_fault_text(read.fault));
  if (std::ranges::find(schemes, read.scheme) == schemes.end()) {
    return "has the scheme " + std::string(read.scheme) + ", which is none of " + listed(schemes);
  }
  if (!is_country(read.country, read.scheme, known)) {
    return "has " + std::string(read.country) + " for a country, which is no code of ISO 3166-1";
  }
  if (!read.state.empty() && read.scheme != "NTR" && read.scheme != "GOV") {
    return "has a state (" + std::string(read.state) + "), which the scheme " +
           std::string(read.scheme) + " does not have";
  }
  return "";
}

std::string text_of(const OrganizationIdentifier& read) {
  std::string text(read.scheme);
  text += read.country;
  if (!read.state.empty()) text.append("+").append(read.state);
  return text.append("-").append(read.reference);
}

}  // namespace

void SubjectOrganizationIdFormat::operator()(const AttributeFact& fact, Hits& hits) const {
  const Attribute& attribute = fact.attribute;
  if (attribute.type != AttributeType::organization_identifier || fact.remark.damaged()) return;
  const std::string problem =
      problem_of(parse_organization_identifier(attribute.text), schemes, fact.of.in.profiles);
  if (problem.empty()) return;
  hits.add(attribute.value, "organizationIdentifier",
           {{"value", value_text(attribute.text)}, {"problem", problem}});
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
  const auto there = read_organization_identifier(extension->value);
  const std::string text = there ? text_of(*there) : std::string("unreadable");
  if (text == attribute->text) return;
  Hit& hit = hits.add(attribute->value, "organizationIdentifier",
                      {{"value", value_text(attribute->text)}, {"extension", value_text(text)}});
  hits.relate(hit, extension->place, "the extension");
}

}  // namespace dcvlint
