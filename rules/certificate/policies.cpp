// certificatePolicies of TLS certificates (RFC 5280 §4.2.1.4, BR 7.1.2.7.9, 7.1.6.1).

#include <algorithm>
#include <array>
#include <string>

#include "lint/base/ascii.h"
#include "lint/facts/oid.h"
#include "rules/certificate/checks.h"
#include "rules/certificate/named_extensions.h"

namespace dcvlint {
namespace {

bool is_reserved(const Policy& policy) {
  const auto profile = reserved_profile(policy.oid);
  return profile && is_tls(*profile);
}

std::string_view scheme_problem(const PolicyQualifier& qualifier) {
  auto begins = [&](std::string_view scheme) {
    return qualifier.text.size() > scheme.size() &&
           equal_folded(qualifier.text.substr(0, scheme.size()), scheme);
  };
  if (begins("http://") || begins("https://")) return {};
  return "is a CPS URI of another scheme than http and https";
}

std::string_view qualifier_problem(const PolicyQualifier& qualifier) {
  if (qualifier.oid == oids::qualifier_user_notice) return "is a user notice";
  if (qualifier.oid != oids::qualifier_cps) return "is of another kind than a CPS URI";
  return scheme_problem(qualifier);
}

}  // namespace

namespace {

// What --profile is to say where it is public after all.
std::string_view public_profile(const Signed& object) {
  if (is_for_server(object)) return "tls";
  const bool mail = object.extensions.extended_key_usage.has(oids::email_protection);
  return mail ? "smime" : "codesigning";
}

}  // namespace

void NotPublic::operator()(const CertificateFact& fact, Hits& hits) const {
  const JudgedProfile& judged = fact.of.profile;
  if (judged.profile != Profile::other || judged.source != ProfileSource::guessed) return;
  if (fact.certificate.self_issued()) return;
  hits.add(extensions_place(fact.certificate), "extensions",
           {{"why", judged.why}, {"profile", public_profile(fact.certificate)}});
}

void ProfileOverridden::operator()(const CertificateFact& fact, Hits& hits) const {
  const JudgedProfile& judged = fact.of.profile;
  if (judged.source != ProfileSource::given) return;
  for (const Policy& each : fact.certificate.extensions.certificate_policies.policies) {
    const auto reserved = reserved_profile(each.oid);
    if (!reserved) continue;
    if (stands_for(judged.profile, *reserved)) return;
    hits.add(each.place, "certificatePolicies",
             {{"given", profile_text(judged.profile)},
              {"why", judged.why},
              {"policy", oid_text(each.oid)},
              {"type", profile_text(*reserved)}});
    return;
  }
}

void PolicyAny::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Policy& each : fact.certificate.extensions.certificate_policies.policies) {
    if (each.oid == oids::any_policy) {
      hits.add(each.place, "certificatePolicies", {{"policy", oid_text(each.oid)}});
    }
  }
}

void PolicyReservedNotFirst::operator()(const CertificateFact& fact, Hits& hits) const {
  const auto policies = fact.certificate.extensions.certificate_policies.policies;
  if (policies.empty() || is_reserved(policies.front())) return;
  const auto found = std::ranges::find_if(policies, is_reserved);
  if (found == policies.end()) return;
  hits.add(found->place, "certificatePolicies",
           {{"policy", oid_text(found->oid)}, {"first", oid_text(policies.front().oid)}});
}

void PolicyQualifierForbidden::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Policy& policy : fact.certificate.extensions.certificate_policies.policies) {
    for (const PolicyQualifier& each : policy.qualifiers) {
      const std::string_view problem = qualifier_problem(each);
      if (problem.empty()) continue;
      hits.add(each.place, "certificatePolicies",
               {{"policy", oid_text(policy.oid)},
                {"qualifier", oid_text(each.oid)},
                {"problem", problem}});
    }
  }
}

void PolicyQualifierPresent::operator()(const CertificateFact& fact, Hits& hits) const {
  if (fact.of.profile.profile == Profile::ev && fact.of.day < ev_from) return;
  for (const Policy& policy : fact.certificate.extensions.certificate_policies.policies) {
    for (const PolicyQualifier& each : policy.qualifiers) {
      if (!qualifier_problem(each).empty()) continue;
      hits.add(each.place, "certificatePolicies",
               {{"policy", oid_text(policy.oid)}, {"uri", each.text}});
    }
  }
}

}  // namespace dcvlint
