#pragma once
// Authorization Domain Names: the names at which a CA may look for proof of
// control over a name that a certificate is to have (BR 2.3.1 §3.2.2.4, ballot
// SC-101; before it the definition in BR 2.2.7 §1.6.1 and §3.2.2.4).

#include <cstdint>
#include <optional>
#include <vector>

#include "lint/base/date.h"
#include "lint/facts/answer.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/name.h"
#include "lint/facts/validation_method.h"

namespace dcvlint {

enum class AdnRule : std::uint8_t {
  old,     // drop "*.", then aliases, then labels from the left
  either,  // whichever the CA likes
  sc101,   // aliases and then labels, each where the method has the tick; no alias for "*."
};
// Old before 2026-08-06, sc101 from 2026-11-15, either between.
AdnRule adn_rule(Date day);

// One label more than a public suffix of the ICANN section (BR 1.6.1, 3.2.2.6): "kth.se." of
// "www.kth.se.". Nothing for a public suffix itself, and for the root.
std::optional<Name> base_domain(const Names& names, const PublicSuffixes& suffixes, Name name);

struct AuthorizationDomain {
  Name name{};
  std::uint8_t aliases = 0;   // CNAMEs followed from the name applied for
  std::uint8_t pruned = 0;    // labels dropped from the left after that ("*." is none of them)
  bool before_sc101 = false;  // only the old rule leads here
};

// Why no name can be used at all.
enum class AdnBar : std::uint8_t {
  none,
  no_wildcards,  // the method cannot validate "*.x"
  no_onion,      // nor a name of the Tor network
};

struct AuthorizationDomains {
  // Nearest first: by aliases, then by labels dropped; each name once.
  std::vector<AuthorizationDomain> all;
  AdnBar bar = AdnBar::none;

  // Why there may be more of them than `all` has. At most one of these.
  bool unasked = false;        // the view has noted the question that is next
  std::optional<Name> unseen;  // the view cannot tell whether this name is an alias
  std::optional<Name> failed;  // looking there for a CNAME failed
  Failure failure{};           // how; alias_loop and alias_chain_too_long too
  Security security{};         // of that look-up

  bool complete() const { return !unasked && !unseen && !failed; }
  // The one of that name; null: it is none of them.
  const AuthorizationDomain* find(Name name) const;
};

// For `name`, or for "*.name" if `wildcard` (or if its own first label is "*"). At most 16 aliases
// are followed; a target that was there before ends it. Asks for CNAMEs only where the method and
// the rule let one be followed.
AuthorizationDomains authorization_domains(View& view, Names& names, const PublicSuffixes& suffixes,
                                           Name name, bool wildcard, const MethodTicks& ticks,
                                           AdnRule rule);

}  // namespace dcvlint
