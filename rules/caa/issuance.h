#pragma once
// What CAs of [policy] make of a CAA set, with the accounts and validation methods that are in use.

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "lint/facts/ca_policy.h"
#include "lint/facts/caa_decision.h"
#include "lint/facts/governed_caa.h"
#include "lint/facts/zone_facts.h"
#include "lint/findings/finding.h"

namespace dcvlint {

// What keeps a CA from issuing. A parameter is told apart only where the CA is not known to heed
// it: it has to from 2027-03-15 on (BR 4.2.2.1.2).
enum class Breach : std::uint8_t {
  none,
  refused,  // CAA, or a look-up in the zones that fails, which no CA may pass over
  method,   // validationmethods has none of the methods in use
  account,  // accounturi is none of the accounts in use
};

struct Judged {
  Breach breach = Breach::none;
  CaaDecision decision;
  CaaQuestion question;
};

// Whether `ca` can issue. A failed look-up of live DNS is no breach here: it has rules of its own,
// and is the same for all CAs. Texts of the question are the policy's.
Judged judge_issuance(const Context& in, const CaPolicy& policy, const RelevantCaa& relevant,
                      const Authority& ca, CaaProfile profile);

// A list of CAs in [policy], and the names that it is about.
struct Demand {
  std::string_view key;  // in dcvlint.toml
  const std::vector<const Authority*>& cas;
  CaaProfile profile{};
  const GovernedNames& names;
};
// must-issue, wildcard and smime.
std::array<Demand, 3> demands_of(const CaPolicy& policy, const GovernedCaa& caa);

// "certificates", "wildcard certificates", "S/MIME certificates".
std::string_view certificates_text(CaaProfile profile);

// Where to tell of a decision: at the record that made it, if the zones have it, else at the first
// of the names.
Place place_of(const GovernedCaa& caa, const GovernedNames& names, const CaaDecision& decision);
// The owner of the set, if the zones have it, else the first of the names.
Name owner_of(const GovernedCaa& caa, const GovernedNames& names);

}  // namespace dcvlint
