#pragma once
// Checks over the CAA sets that govern names (lint/facts/governed_caa.h): what an organisation's
// dcvlint.toml asks of CAs, look-ups that fail, wildcards, delegations.

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// --- what [policy] says of CAs: issuance.cpp -------------------------------------------------

struct CaaIssuerNotAuthorized {
  static constexpr std::string_view id = "caa.issuer-not-authorized";
  static constexpr std::string_view about =
      "A CA of [policy] must-issue, wildcard or smime may not issue for names of the zones. One "
      "finding for each set and CA, at the record that refuses.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"authority", "key", "kind", "names", "owner", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

struct CaaIssuerAgainstPolicy {
  static constexpr std::string_view id = "caa.issuer-against-policy";
  static constexpr std::string_view about =
      "A CA of [policy] must-not-issue may issue for names of the zones. One finding for each set "
      "and CA; where there is no set, one for each zone.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"authority", "key", "kind", "names", "owner", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

struct CaaMethodsShutOutMethod {
  static constexpr std::string_view id = "caa.validationmethods-shut-out-method";
  static constexpr std::string_view about =
      "A set names a CA of [policy] must-issue or wildcard, with none of the validation methods of "
      "[policy] methods. A CA that is known to heed that today is caa.issuer-not-authorized's "
      "matter.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"authority", "key", "kind", "names", "owner", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

struct CaaAccounturiMismatch {
  static constexpr std::string_view id = "caa.accounturi-mismatch";
  static constexpr std::string_view about =
      "A set names a CA of [policy] must-issue or wildcard, for other accounts than those of "
      "[policy] accounts. A CA that is known to heed that today is caa.issuer-not-authorized's "
      "matter.";
  static constexpr auto words =
      std::array<std::string_view, 6>{"authority", "key", "kind", "names", "owner", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

// --- look-ups of live DNS that fail (BR 4.2.2.1, 4.2.2.2): lookup.cpp ------------------------

struct CaaLookupFailed {
  bool insecure = false;
  static constexpr std::string_view id = "caa.lookup-failed";
  static constexpr std::string_view about =
      "Live DNS gives no answer to a question for CAA that decides about names of the zones. Only "
      "with --live and its like; not that the resolver is unreachable.";
  static constexpr auto words = std::array<std::string_view, 3>{"asked", "names", "reason"};
  static constexpr auto params = std::tuple{
      param("insecure", &CaaLookupFailed::insecure,
            "true: where the zone is proved to be unsigned; false: where it is signed, or that is "
            "not known")};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

struct CaaLookupBogus {
  static constexpr std::string_view id = "caa.lookup-bogus";
  static constexpr std::string_view about =
      "What live DNS says to a question for CAA that decides about names of the zones doesn't "
      "validate. Only with --live and its like.";
  static constexpr auto words = std::array<std::string_view, 3>{"asked", "names", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

// --- wildcards and delegations: governed_owners.cpp ------------------------------------------

struct CaaIssuewildShutsOut {
  static constexpr std::string_view id = "caa.issuewild-shuts-out";
  static constexpr std::string_view about =
      "issuewild lets nobody issue, and the zones have wildcards that it governs. With [policy] "
      "wildcard that is caa.issuer-not-authorized's matter.";
  static constexpr auto words = std::array<std::string_view, 2>{"names", "owner"};
  static constexpr bool only_wildcards = true;
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

struct CaaMethodsShutOutWildcard {
  static constexpr std::string_view id = "caa.validationmethods-shut-out-wildcard";
  static constexpr std::string_view about =
      "All records that name a CA for wildcards allow only methods that cannot validate one, and "
      "the zones have wildcards that they govern.";
  static constexpr auto words = std::array<std::string_view, 3>{"names", "owner", "labels"};
  static constexpr bool only_wildcards = true;
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

struct CaaBindsDelegated {
  static constexpr std::string_view id = "caa.binds-delegated";
  static constexpr std::string_view about =
      "A set counts for delegated zones that are not among those that are judged, too. Where "
      "[policy] names CAs or live DNS is asked.";
  static constexpr auto words = std::array<std::string_view, 2>{"names", "owner"};
  static constexpr auto params = std::tuple{};
  void operator()(const GovernedFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
