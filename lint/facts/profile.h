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
// Of a certificate by its policies, then by what it is for. Of a request by what it asks for; a
// request for a TLS server is taken for OV where it has an O, for EV where it has what only EV has,
// for IV where it names a person, else for DV: a guess, which `source` says.
JudgedProfile judge_profile(const Signed& object);

}  // namespace dcvlint
