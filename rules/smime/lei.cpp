// The legal entity identifier in an extension of its own (S/MIME BR 7.1.2.3, ISO 17442-1).

#include <algorithm>
#include <string>

#include "lint/base/der.h"
#include "lint/facts/organization_id.h"
#include "rules/names/place.h"
#include "rules/smime/checks.h"

namespace dcvlint {
namespace {

constexpr std::string_view lei_oid = "\x2B\x06\x01\x04\x01\x83\x98\x2A\x01";  // 1.3.6.1.4.1.52266.1

// The content of the one value that the octets are; nothing where they are something else.
std::string_view content_of(std::string_view octets) {
  if (octets.empty()) return {};
  const auto size = static_cast<std::uint32_t>(octets.size());
  const TlvStep step = tlv_at(octets, 0, size);
  if (step.problem != TlvProblem::none || step.tlv.end != size) return {};
  return octets.substr(step.tlv.content);
}

// Empty: it is a LEI, and organizationIdentifier has no other.
std::string_view lei_problem(std::string_view lei, const DistinguishedName& subject) {
  const OrganizationId read = parse_organization_id("LEIXG-" + std::string(lei));
  if (read.fault == OrganizationIdFault::lei_digits) return "its check digits are wrong";
  if (read.fault != OrganizationIdFault::none) {
    return "it is not 18 capital letters and digits with two digits behind them";
  }
  const Attribute* attribute = subject.first(AttributeType::organization_identifier);
  if (attribute == nullptr) return {};
  const OrganizationId own = parse_organization_id(attribute->text);
  if (own.fault != OrganizationIdFault::none || own.scheme != "LEI") return {};
  return own.reference == lei ? "" : "organizationIdentifier in the subject has another";
}

}  // namespace

void SmimeLeiExtension::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Extension& each : fact.certificate.extensions.all) {
    if (each.oid != lei_oid) continue;
    const std::string_view lei = content_of(each.value);
    const std::string_view problem = lei_problem(lei, fact.certificate.subject);
    if (problem.empty()) continue;
    hits.add(each.value_place, "LEI", {{"value", name_excerpt(lei)}, {"problem", problem}});
  }
}

}  // namespace dcvlint
