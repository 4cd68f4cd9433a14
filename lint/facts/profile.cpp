#include "lint/facts/profile.h"

#include <algorithm>
#include <array>

namespace dcvlint {
namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(Profile::count_)> texts = {
    "dv",
    "iv",
    "ov",
    "ev",
    "tls",
    "ca",
    "other",
    "smime-mailbox-legacy",
    "smime-mailbox-multipurpose",
    "smime-mailbox-strict",
    "smime-organization-legacy",
    "smime-organization-multipurpose",
    "smime-organization-strict",
    "smime-sponsor-legacy",
    "smime-sponsor-multipurpose",
    "smime-sponsor-strict",
    "smime-individual-legacy",
    "smime-individual-multipurpose",
    "smime-individual-strict",
    "smime",
    "codesigning-ov",
    "codesigning-ev",
    "codesigning",
    "timestamping"};

struct ReservedPolicy {
  std::string_view oid;  // content octets
  Profile profile;
  std::string_view why;
};
// CA/Browser Forum object registry; BR 7.1.6.1, SBR 7.1.6.1, CSBR 7.1.6.4.
constexpr std::array<ReservedPolicy, 19> reserved_policies = {{
    {"\x67\x81\x0C\x01\x02\x01", Profile::dv, "it has the policy 2.23.140.1.2.1"},
    {"\x67\x81\x0C\x01\x02\x02", Profile::ov, "it has the policy 2.23.140.1.2.2"},
    {"\x67\x81\x0C\x01\x02\x03", Profile::iv, "it has the policy 2.23.140.1.2.3"},
    {"\x67\x81\x0C\x01\x01", Profile::ev, "it has the policy 2.23.140.1.1"},
    {"\x67\x81\x0C\x01\x05\x01\x01", Profile::smime_mailbox_legacy,
     "it has the policy 2.23.140.1.5.1.1"},
    {"\x67\x81\x0C\x01\x05\x01\x02", Profile::smime_mailbox_multipurpose,
     "it has the policy 2.23.140.1.5.1.2"},
    {"\x67\x81\x0C\x01\x05\x01\x03", Profile::smime_mailbox_strict,
     "it has the policy 2.23.140.1.5.1.3"},
    {"\x67\x81\x0C\x01\x05\x02\x01", Profile::smime_organization_legacy,
     "it has the policy 2.23.140.1.5.2.1"},
    {"\x67\x81\x0C\x01\x05\x02\x02", Profile::smime_organization_multipurpose,
     "it has the policy 2.23.140.1.5.2.2"},
    {"\x67\x81\x0C\x01\x05\x02\x03", Profile::smime_organization_strict,
     "it has the policy 2.23.140.1.5.2.3"},
    {"\x67\x81\x0C\x01\x05\x03\x01", Profile::smime_sponsor_legacy,
     "it has the policy 2.23.140.1.5.3.1"},
    {"\x67\x81\x0C\x01\x05\x03\x02", Profile::smime_sponsor_multipurpose,
     "it has the policy 2.23.140.1.5.3.2"},
    {"\x67\x81\x0C\x01\x05\x03\x03", Profile::smime_sponsor_strict,
     "it has the policy 2.23.140.1.5.3.3"},
    {"\x67\x81\x0C\x01\x05\x04\x01", Profile::smime_individual_legacy,
     "it has the policy 2.23.140.1.5.4.1"},
    {"\x67\x81\x0C\x01\x05\x04\x02", Profile::smime_individual_multipurpose,
     "it has the policy 2.23.140.1.5.4.2"},
    {"\x67\x81\x0C\x01\x05\x04\x03", Profile::smime_individual_strict,
     "it has the policy 2.23.140.1.5.4.3"},
    {"\x67\x81\x0C\x01\x04\x01", Profile::codesigning_ov, "it has the policy 2.23.140.1.4.1"},
    {"\x67\x81\x0C\x01\x03", Profile::codesigning_ev, "it has the policy 2.23.140.1.3"},
    {"\x67\x81\x0C\x01\x04\x02", Profile::timestamping, "it has the policy 2.23.140.1.4.2"},
}};

const ReservedPolicy* reserved_policy(const Extensions& extensions) {
  for (const Policy& policy : extensions.certificate_policies.policies) {
    const auto found = std::ranges::find(reserved_policies, policy.oid, &ReservedPolicy::oid);
    if (found != reserved_policies.end()) return &*found;
  }
  return nullptr;
}

// 1.2.840.113612.5.2.2: the authentication profiles of the IGTF stand below it.
constexpr std::string_view igtf_profiles = "\x2A\x86\x48\x86\xF7\x4C\x05\x02\x02";

bool has_igtf_profile(const Extensions& extensions) {
  return std::ranges::any_of(extensions.certificate_policies.policies, [](const Policy& policy) {
    return policy.oid.size() > igtf_profiles.size() && policy.oid.starts_with(igtf_profiles);
  });
}

// Purposes that only somebody who is no CA has without saying what he is.
bool has_leaf_purpose(const ExtendedKeyUsage& usage) {
  constexpr std::array<std::string_view, 6> purposes = {oids::server_auth,   oids::client_auth,
                                                        oids::code_signing,  oids::email_protection,
                                                        oids::time_stamping, oids::ocsp_signing};
  return std::ranges::any_of(purposes, [&](std::string_view each) { return usage.has(each); });
}

// Only basicConstraints make a CA (RFC 5280 §4.2.1.9): whoever is none stays what he is, and a bit
// of keyUsage which he must not have is told as that. Old CAs have no basicConstraints at all; of
// these keyCertSign tells, unless something else does. cRLSign makes an issuer of lists, no CA.
bool is_for_ca(const Extensions& extensions) {
  const BasicConstraints& constraints = extensions.basic_constraints;
  if (constraints.ca) return true;
  if (constraints.extension != nullptr && constraints.extension->readable) return false;
  return (extensions.key_usage.bits & KeyUsage::key_cert_sign) != 0 &&
         reserved_policy(extensions) == nullptr &&
         !has_leaf_purpose(extensions.extended_key_usage) &&
         extensions.subject_alt_name.names.empty();
}

bool is_alnum(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr std::string_view digits = "0123456789";

// "intranet:8443", "https://intranet", "2001:db8::1"; not the "Robot:" of a name.
bool has_port_or_address(std::string_view word) {
  constexpr std::string_view hex = "0123456789abcdefABCDEF:";
  const std::size_t colon = word.find(':');
  if (colon == std::string_view::npos || colon + 1 == word.size()) return false;
  const char behind = word[colon + 1];
  return behind == '/' || digits.find(behind) != std::string_view::npos ||
         (word.find(':', colon + 1) != std::string_view::npos &&
          word.find_first_not_of(hex) == std::string_view::npos);
}

// "www.kth.se", "https://www.kth.se", "*.kth"; not "Dr." and not "anna@kth.se".
bool looks_like_host(std::string_view word) {
  if (word.find('@') != std::string_view::npos) return false;
  for (std::size_t at = 1; at + 1 < word.size(); ++at) {
    if (word[at] == '.' && (is_alnum(word[at - 1]) || word[at - 1] == '*') &&
        is_alnum(word[at + 1])) {
      return true;
    }
  }
  return has_port_or_address(word);
}

// A word by itself may be a machine of a private network. With a mail address, as the name of the
// organisation, or among others of which none has a dot inside it is none.
bool names_no_host(const Attribute& cn, const DistinguishedName& subject) {
  constexpr std::string_view separators = " \t,;";
  std::size_t words = 0;
  for (std::string_view rest = cn.text; !rest.empty();) {
    const std::string_view word = rest.substr(0, rest.find_first_of(separators));
    rest.remove_prefix(std::min(word.size() + 1, rest.size()));
    if (word.empty()) continue;
    if (looks_like_host(word)) return false;
    ++words;
  }
  if (words == 0) return false;
  if (words > 1 || cn.text.find('@') != std::string_view::npos) return true;
  // keytool writes "Unknown" into every attribute that nobody fills in, a server's CN, too.
  const Attribute* organization = subject.first(AttributeType::organization);
  return organization != nullptr && organization->text == cn.text && cn.text != "Unknown";
}

// Of a request without subjectAltName: the CN is all that could name a host, and does not.
bool is_for_no_host(const Signed& request) {
  if (!request.extensions.subject_alt_name.names.empty()) return false;
  if (request.extensions.extended_key_usage.has(oids::server_auth)) return false;
  bool named = false;
  for (const Attribute& each : request.subject.attributes) {
    if (each.type != AttributeType::common_name) continue;
    if (!names_no_host(each, request.subject)) return false;
    named = true;
  }
  return named;
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

constexpr JudgedProfile no_host{Profile::other, ProfileSource::guessed, "its CN names no host"};

// Of a certificate for a server. Public ones have SCTs, or, as precertificates, the poison:
// browsers want them. A CA's own policy OIDs tell nothing: anybody may have some.
JudgedProfile judge_without_policy(const Extensions& extensions) {
  if (extensions.sct_list.extension != nullptr || extensions.precert_poison != nullptr) {
    return {Profile::tls, ProfileSource::content, "it has none of the reserved policies"};
  }
  if (has_igtf_profile(extensions)) {
    return {
        Profile::other, ProfileSource::guessed,
        "it has a policy of the IGTF and none of the CA/Browser Forum, so it's taken for a grid "
        "CA's"};
  }
  return {Profile::other, ProfileSource::guessed,
          "it has neither a policy of the CA/Browser Forum nor SCTs, so it's taken for a private "
          "CA's"};
}

// Of what is for mail or code. That a private CA may do as it likes is no reason to guess of a
// request that it goes to one.
std::optional<JudgedProfile> judge_by_purpose(const Signed& object) {
  const ExtendedKeyUsage& usage = object.extensions.extended_key_usage;
  const bool mail = usage.has(oids::email_protection);
  const bool code = usage.has(oids::code_signing);
  if (!mail && !code) return std::nullopt;
  if (object.kind == SignedKind::request) {
    return mail ? JudgedProfile{Profile::smime, ProfileSource::guessed, "it is to be for mail"}
                : JudgedProfile{Profile::codesigning, ProfileSource::guessed, "it is to sign code"};
  }
  return JudgedProfile{
      Profile::other, ProfileSource::guessed,
      mail ? "it is for mail and has no policy of the CA/Browser Forum, as public ones "
             "of 2023-09-01 and later have, so it's taken for a private CA's"
           : "it is for code and has no policy of the CA/Browser Forum, as public ones "
             "of 2026-09-15 and later have, so it's taken for a private CA's"};
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

JudgedProfile judge_profile(const Signed& object) {
  if (is_for_ca(object.extensions)) {
    return {Profile::ca, ProfileSource::content, "it is for a CA"};
  }
  if (const ReservedPolicy* policy = reserved_policy(object.extensions)) {
    return {policy->profile, ProfileSource::policy_oid, policy->why};
  }
  if (!is_for_server(object)) {
    if (const auto judged = judge_by_purpose(object)) return *judged;
    return {Profile::other, ProfileSource::content, "it is not for TLS servers"};
  }
  if (object.kind == SignedKind::request) {
    const JudgedProfile guess = guess_by_subject(object.subject);
    return guess.profile != Profile::ev && is_for_no_host(object) ? no_host : guess;
  }
  return judge_without_policy(object.extensions);
}

std::optional<Profile> reserved_profile(std::string_view policy_oid) {
  const auto found = std::ranges::find(reserved_policies, policy_oid, &ReservedPolicy::oid);
  if (found == reserved_policies.end()) return std::nullopt;
  return found->profile;
}

}  // namespace dcvlint
