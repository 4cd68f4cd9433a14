#pragma once
// What kind of certificate something is, or is going to be.

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/facts/signed.h"

namespace dcvlint {

// Types of certificates (`applies_to.profiles` of rules, `--profile`).
enum class Profile : std::uint8_t {
  dv,     // domain validated, BR 7.1.2.7.2
  iv,     // individual validated, BR 7.1.2.7.3
  ov,     // organisation validated, BR 7.1.2.7.4
  ev,     // extended validation, BR 7.1.2.7.5 and the EV Guidelines
  tls,    // for TLS servers, of which type can't be told
  ca,     // a CA's own
  other,  // for something else: clients, private CAs' servers
  // S/MIME, SBR 7.1.4.2.3-7.1.4.2.6 by what is validated, in three generations each.
  smime_mailbox_legacy,
  smime_mailbox_multipurpose,
  smime_mailbox_strict,
  smime_organization_legacy,
  smime_organization_multipurpose,
  smime_organization_strict,
  smime_sponsor_legacy,
  smime_sponsor_multipurpose,
  smime_sponsor_strict,
  smime_individual_legacy,
  smime_individual_multipurpose,
  smime_individual_strict,
  smime,           // for mail, of which type can't be told
  codesigning_ov,  // "non-EV", CSBR 7.1.6.4
  codesigning_ev,
  codesigning,   // for code, of which type can't be told
  timestamping,  // a timestamp authority's, CSBR 7.1.6.4
  count_
};
std::string_view profile_text(Profile profile);  // "ov", "smime-mailbox-strict"
std::optional<Profile> profile_from_text(std::string_view text);

// Certificates that the S/MIME Baseline Requirements are about, the Code Signing ones (timestamps
// apart), the TLS ones.
constexpr bool is_smime(Profile profile) {
  return profile >= Profile::smime_mailbox_legacy && profile <= Profile::smime;
}
constexpr bool is_codesigning(Profile profile) {
  return profile >= Profile::codesigning_ov && profile <= Profile::codesigning;
}
constexpr bool is_tls(Profile profile) { return profile <= Profile::tls; }
// A name that stands for several, in rule files: "tls" for dv, iv, ov and ev beside itself, "smime"
// and "codesigning" likewise. False for those that stand for themselves alone.
constexpr bool stands_for(Profile group, Profile member) {
  switch (group) {
    case Profile::tls:
      return is_tls(member);
    case Profile::smime:
      return is_smime(member);
    case Profile::codesigning:
      return is_codesigning(member);
    default:
      return group == member;
  }
}

enum class ProfileSource : std::uint8_t {
  given,       // --profile, or the configuration
  policy_oid,  // a reserved certificate policy identifier (BR 7.1.6.1)
  content,     // basicConstraints, extended key usage, names
  guessed,     // what a request's subject looks like
};

struct JudgedProfile {
  Profile profile = Profile::tls;
  ProfileSource source = ProfileSource::guessed;
  std::string_view why;  // "it has the policy 2.23.140.1.2.2", "its subject has O"; a phrase
};
// Of a certificate by the first of its reserved policies (BR 7.1.6.1, SBR 7.1.6.1, CSBR 7.1.6.4),
// by what it is for, by SCTs: without them it is a private CA's, whether for servers, mail or code.
// Of a request by what it asks for; one for a TLS server is guessed from its subject: OV where it
// has an O, EV or IV where it has what only these have, `other` where its CN can be no host's, else
// DV. One that asks for emailProtection or codeSigning is for mail or code, of no type.
JudgedProfile judge_profile(const Signed& object);
// The type that a policy (content octets) is reserved for; nothing: it is not reserved for one.
std::optional<Profile> reserved_profile(std::string_view policy_oid);
// Whether it is for TLS servers: by its purposes, and where it has none by its names.
bool is_for_server(const Signed& object);

}  // namespace dcvlint
