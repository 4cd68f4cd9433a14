// certificatePolicies by the tables of data/profiles.

#include <algorithm>
#include <string>

#include "lint/facts/oid.h"
#include "rules/certificate/named_extensions.h"
#include "rules/certificate/row_checks.h"
#include "rules/shared/dotted_oids.h"
#include "rules/subject/attribute_set.h"

namespace dcvlint {
namespace {

// "2.23.140.1.2.2 (OV)", or the OID alone.
std::string policy_text(const SignedFact& fact, std::string_view oid) {
  std::string text = oid_text(oid);
  const auto profile = reserved_profile(oid);
  const CertificateProfile* table =
      profile && fact.in.profiles != nullptr ? fact.in.profiles->of(*profile) : nullptr;
  if (table != nullptr) text.append(" (").append(table->title).append(")");
  return text;
}

// "a, b or c"; of many the first and the last.
std::string policies_text(const SignedFact& fact, std::span<const std::string_view> oids) {
  constexpr std::size_t most = 6;
  if (oids.size() > most) {
    return policy_text(fact, oids.front()) + " … " + policy_text(fact, oids.back());
  }
  std::string text;
  for (std::size_t i = 0; i < oids.size(); ++i) {
    if (i > 0) text += i + 1 == oids.size() ? " or " : ", ";
    text += policy_text(fact, oids[i]);
  }
  return text;
}

}  // namespace

Result<void> PolicyDemanded::prepare() {
  for (unsigned i = 0; i < static_cast<unsigned>(PolicyDemand::count_); ++i) {
    demand_ = static_cast<PolicyDemand>(i);
    if (policy_demand_text(demand_) == demand) return {};
  }
  return fail("demand",
              "\"demand\" is \"exactly-one\", \"at-least-one\", \"recommended\" or \"forbidden\"");
}

void PolicyDemanded::operator()(const CertificateFact& fact, Hits& hits) const {
  const CertificateProfile* profile = profile_table(fact.of, table);
  if (profile == nullptr) return;
  const CertificatePolicies& policies = fact.certificate.extensions.certificate_policies;
  if (policies.extension != nullptr && !policies.extension->readable) return;
  // That it is missing is another rule's matter.
  if (policies.extension == nullptr && demand_ != PolicyDemand::recommended) return;
  // One of the two about how many takes the other's place.
  const auto counts = [](PolicyDemand which) {
    return which == PolicyDemand::exactly_one || which == PolicyDemand::at_least_one;
  };
  const PolicyRow* row =
      row_in_force(profile->rows.policies, fact.of.day, [&](const PolicyRow& each) {
        return each.demand == demand_ || (counts(each.demand) && counts(demand_));
      });
  if (row == nullptr || row->demand != demand_) return;
  std::vector<std::string_view> there;
  for (const Policy& each : policies.policies) {
    if (std::ranges::find(row->oids, each.oid) != row->oids.end()) there.push_back(each.oid);
  }
  const bool fine = demand_ == PolicyDemand::exactly_one ? there.size() == 1
                    : demand_ == PolicyDemand::forbidden ? there.empty()
                                                         : !there.empty();
  if (fine || fact.certificate.extensions.all.empty()) return;
  constexpr std::size_t shown = 8;
  std::string names;
  for (std::size_t i = 0; i < std::min(there.size(), shown); ++i) {
    if (i > 0) names += ", ";
    names += policy_text(fact.of, there[i]);
  }
  tell_days(*profile, *row, hits,
            hits.add(policies.extension != nullptr ? policies.extension->value_place
                                                   : extensions_place(fact.certificate),
                     "certificatePolicies",
                     {{"count", there.empty() ? "none" : hits.number(there.size())},
                      {"verb", there.size() <= 1 ? "is" : "are"},
                      {"policies", there.empty() ? policies_text(fact.of, row->oids) : names},
                      {"type", profile->title},
                      {"clause", clause_text(row->clause)}}));
}

Result<void> PolicyPresent::prepare() { return read_oids("policies", policies, octets_); }

void PolicyPresent::operator()(const CertificateFact& fact, Hits& hits) const {
  for (const Policy& each : fact.certificate.extensions.certificate_policies.policies) {
    if (!is_among(each.oid, octets_)) continue;
    const std::string text = oid_text(each.oid);
    hits.add(each.place, text, {{"policy", text}});
  }
}

}  // namespace dcvlint
