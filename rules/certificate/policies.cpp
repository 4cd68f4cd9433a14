// certificatePolicies of TLS certificates (RFC 5280 §4.2.1.4, BR 7.1.2.7.9, 7.1.6.1).

#include <algorithm>
#include <array>
#include <string>

#include "lint/facts/oid.h"
#include "rules/certificate/checks.h"
#include "rules/certificate/named_extensions.h"

namespace dcvlint {
namespace {

struct Reserved {
  std::string_view oid;  // content octets
  std::string_view text;
};
constexpr std::array<Reserved, 4> reserved = {{{"\x67\x81\x0C\x01\x02\x01", "2.23.140.1.2.1 (DV)"},
                                               {"\x67\x81\x0C\x01\x02\x02", "2.23.140.1.2.2 (OV)"},
                                               {"\x67\x81\x0C\x01\x02\x03", "2.23.140.1.2.3 (IV)"},
                                               {"\x67\x81\x0C\x01\x01", "2.23.140.1.1 (EV)"}}};

// "2.23.140.1.2.1 (DV)"; empty: not reserved.
std::string_view reserved_text(const Policy& policy) {
  const auto found = std::ranges::find(reserved, policy.oid, &Reserved::oid);
  return found == reserved.end() ? std::string_view() : found->text;
}
bool is_reserved(const Policy& policy) { return !reserved_text(policy).empty(); }

std::string_view scheme_problem(const PolicyQualifier& qualifier) {
  auto begins = [&](std::string_view scheme) {
    return qualifier.text.size() > scheme.size() &&
           std::ranges::equal(qualifier.text.substr(0, scheme.size()), scheme, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
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

void NotPublic::operator()(const CertificateFact& fact, Hits& hits) const {
  const JudgedProfile& judged = fact.of.profile;
  if (judged.profile != Profile::other || judged.source != ProfileSource::guessed) return;
  if (fact.certificate.self_issued()) return;
  hits.add(extensions_place(fact.certificate), "extensions", {{"why", judged.why}});
}

void PolicyReservedCount::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificatePolicies& policies = fact.certificate.extensions.certificate_policies;
  if (policies.extension == nullptr || !policies.extension->readable) return;
  constexpr std::string_view none = "2.23.140.1.2.1 (DV), .2 (OV), .3 (IV) or 2.23.140.1.1 (EV)";
  const auto count =
      static_cast<std::size_t>(std::ranges::count_if(policies.policies, is_reserved));
  if (count == 1) return;
  std::string names;
  for (const Policy& each : policies.policies) {
    if (!is_reserved(each) || names.size() > 200) continue;
    if (!names.empty()) names += ", ";
    names += reserved_text(each);
  }
  hits.add(policies.extension->value_place, "certificatePolicies",
           {{"count", count == 0 ? "none" : hits.number(count)},
            {"verb", count == 0 ? "is" : "are"},
            {"policies", count == 0 ? none : names}});
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
  for (const Policy& policy : fact.certificate.extensions.certificate_policies.policies) {
    for (const PolicyQualifier& each : policy.qualifiers) {
      if (!qualifier_problem(each).empty()) continue;
      hits.add(each.place, "certificatePolicies",
               {{"policy", oid_text(policy.oid)}, {"uri", each.text}});
    }
  }
}

}  // namespace dcvlint
