#include "lint/facts/profile.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Profile::count_)> texts = {
    "dv", "iv", "ov", "ev", "tls", "ca", "other"};

struct ReservedPolicy {
  std::string_view oid;  // content octets
  Profile profile;
  std::string_view why;
};
// CA/Browser Forum object registry; BR 7.1.6.1.
constexpr std::array<ReservedPolicy, 4> reserved_policies = {{
    {"\x67\x81\x0C\x01\x02\x01", Profile::dv, "it has the policy 2.23.140.1.2.1"},
    {"\x67\x81\x0C\x01\x02\x02", Profile::ov, "it has the policy 2.23.140.1.2.2"},
    {"\x67\x81\x0C\x01\x02\x03", Profile::iv, "it has the policy 2.23.140.1.2.3"},
    {"\x67\x81\x0C\x01\x01", Profile::ev, "it has the policy 2.23.140.1.1"},
}};

const ReservedPolicy* reserved_policy(const Extensions& extensions) {
  for (const Policy& policy : extensions.certificate_policies.policies) {
    const auto found = std::ranges::find(reserved_policies, policy.oid, &ReservedPolicy::oid);
    if (found != reserved_policies.end()) return &*found;
  }
  return nullptr;
}

bool is_for_ca(const Extensions& extensions) {
  constexpr unsigned signs = KeyUsage::key_cert_sign | KeyUsage::crl_sign;
  return extensions.basic_constraints.ca || (extensions.key_usage.bits & signs) != 0;
}

// With purposes given these decide; without any, names that only a server has.
bool is_for_server(const Signed& object) {
  const ExtendedKeyUsage& usage = object.extensions.extended_key_usage;
  if (usage.extension != nullptr && !usage.purposes.empty()) return usage.has(oids::server_auth);
  const auto names = object.extensions.subject_alt_name.names;
  if (names.empty()) return object.kind == SignedKind::request;
  return std::ranges::any_of(names, [](const GeneralName& name) {
    return name.kind == GeneralNameKind::dns_name || name.kind == GeneralNameKind::ip_address;
  });
}

JudgedProfile guess_by_subject(const DistinguishedName& subject) {
  using enum AttributeType;
  auto has = [&](AttributeType type) { return subject.first(type) != nullptr; };
  if (has(jurisdiction_country) || has(business_category)) {
    return {Profile::ev, ProfileSource::guessed, "its subject has what only EV has"};
  }
  if (has(organization)) return {Profile::ov, ProfileSource::guessed, "its subject has an O"};
  if (has(given_name) || has(surname)) {
    return {Profile::iv, ProfileSource::guessed, "its subject names a person"};
  }
  return {Profile::dv, ProfileSource::guessed, "its subject has no O"};
}

}  // namespace

std::string_view profile_text(Profile profile) {
  const auto index = static_cast<std::size_t>(profile);
  return index < texts.size() ? texts[index] : std::string_view();
}

std::optional<Profile> profile_from_text(std::string_view text) {
  const auto found = std::ranges::find(texts, text);
  if (found == texts.end()) return std::nullopt;
  return static_cast<Profile>(found - texts.begin());
}

JudgedProfile judge_profile(const Signed& object) {
  if (is_for_ca(object.extensions)) {
    return {Profile::ca, ProfileSource::content, "it is for a CA"};
  }
  if (const ReservedPolicy* policy = reserved_policy(object.extensions)) {
    return {policy->profile, ProfileSource::policy_oid, policy->why};
  }
  if (!is_for_server(object)) {
    return {Profile::other, ProfileSource::content, "it is not for TLS servers"};
  }
  if (object.kind == SignedKind::request) return guess_by_subject(object.subject);
  return {Profile::tls, ProfileSource::content, "it has none of the reserved policies"};
}

}  // namespace dcvlint
