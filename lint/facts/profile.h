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
  other,  // for something else than TLS servers: S/MIME, code signing, clients
  count_
};
std::string_view profile_text(Profile profile);  // "ov"
std::optional<Profile> profile_from_text(std::string_view text);

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
// Of a certificate by its policies, by what it is for, by SCTs: without them it is a private CA's.
// Of a request by what it asks for; one for a TLS server is guessed from its subject: OV where it
// has an O, EV or IV where it has what only these have, `other` where its CN can be no host's, else
// DV.
JudgedProfile judge_profile(const Signed& object);

}  // namespace dcvlint
