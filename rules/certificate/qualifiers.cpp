#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "lint/base/der.h"
#include "lint/facts/oid.h"
#include "rules/certificate/qualifier_checks.h"

namespace dcvlint {
namespace {

bool begins(std::string_view text, std::string_view scheme) {
  return text.size() > scheme.size() && equal_folded(text.substr(0, scheme.size()), scheme);
}

// Whether the UserNotice, a SEQUENCE, begins with a NoticeReference, which is one, too; a text is
// of a string type.
bool has_notice_reference(std::string_view notice) {
  const auto size = static_cast<std::uint32_t>(notice.size());
  if (size < 2) return false;
  const TlvStep outer = tlv_at(notice, 0, size);
  if (outer.problem != TlvProblem::none || outer.tlv.tag != tag::sequence) return false;
  if (outer.tlv.content >= outer.tlv.end) return false;
  return static_cast<std::uint8_t>(notice[outer.tlv.content]) == tag::sequence;
}

std::string problem_of(const PolicyQualifier& qualifier) {
  if (qualifier.oid == oids::qualifier_cps) {
    if (begins(qualifier.text, "http://") || begins(qualifier.text, "https://")) return {};
    return "a CPS URI that is neither http nor https: " + std::string(qualifier.text);
  }
  if (qualifier.oid != oids::qualifier_user_notice) return {};
  if (has_notice_reference(qualifier.value)) return "a user notice with a noticeRef";
  const bool text = qualifier.text_type != StringType::none;
  return text ? std::string() : "a user notice without explicitText";
}

}  // namespace

void CpsMissing::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificatePolicies& policies = fact.certificate.extensions.certificate_policies;
  if (fact.of.day >= until || policies.extension == nullptr || !policies.extension->readable)
    return;
  for (const Policy& policy : policies.policies) {
    if (std::ranges::find(policy.qualifiers, oids::qualifier_cps, &PolicyQualifier::oid) !=
        policy.qualifiers.end()) {
      return;
    }
  }
  hits.add(policies.extension->value_place, "certificatePolicies",
           {{"extension", "certificatePolicies"}});
}

void QualifierForm::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Policy& policy : fact.certificate.extensions.certificate_policies.policies) {
    for (const PolicyQualifier& each : policy.qualifiers) {
      const std::string problem = problem_of(each);
      if (problem.empty()) continue;
      hits.add(each.place, "certificatePolicies",
               {{"policy", oid_text(policy.oid)}, {"problem", problem}});
    }
  }
}

}  // namespace dcvlint
