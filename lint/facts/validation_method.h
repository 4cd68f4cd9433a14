#pragma once
// Methods by which a CA validates control over a domain name or an address
// (BR 2.3.1 §3.2.2.4 and §3.2.2.5), and the labels by which validationmethods
// names them (RFC 8657 §4; BR §4.2.2.1.2). The table is data/methods.toml.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/base/date.h"

namespace dcvlint {

enum class MethodFamily : std::uint8_t {
  domain,  // BR 3.2.2.4.N
  ip,      // BR 3.2.2.5.N
  other,   // a label of ACME's that is none of these
};

enum class MethodState : std::uint8_t {
  not_yet,  // before the BR had it
  allowed,
  should_not,
  retired,
};

enum class MpicDuty : std::uint8_t { not_stated, required, required_unless_onion };

// What the algorithm of BR 3.2.2.4 (SC-101) lets a CA do from the name that is asked for on its way
// to an Authorization Domain Name.
struct MethodTicks {
  bool wildcard = false;  // "*.x" too
  bool prune = false;     // labels may be dropped from the left
  bool cname = false;     // the target of a CNAME may take the name's place
  bool onion = false;
  // Under the rule before SC-101 a CNAME's target could, also for "*.x".
  bool cname_before = false;
};

struct MethodPhase {
  Date from{};
  MethodState state{};
};

struct ValidationMethod {
  MethodFamily family = MethodFamily::other;
  std::uint8_t number = 0;  // N; 0: neither of the two sections
  std::string_view name;    // "DNS Change"
  // Label of the IANA registry of ACME methods: "dns-01"; may be empty. Two methods for addresses
  // share theirs with the ones for names.
  std::string_view acme;
  bool hosts = false;  // validates names of hosts
  MethodTicks ticks;
  MpicDuty mpic = MpicDuty::not_stated;
  // Days for which the Random Value or token holds; 0: the BR say nothing.
  std::uint8_t token_days = 0;
  // Those days, or for as long as a validation may be reused if that is longer.
  bool token_follows_reuse = false;
  // The longest that a validation may be reused, whatever the schedule says (lint/facts/
  // validation_reuse.h); 0: the schedule alone.
  std::uint8_t reuse_days = 0;
  // Once it is retired, what it validated before may be reused no more.
  bool retired_bars_reuse = true;
  std::span<const MethodPhase> phases;  // ascending; empty: allowed on every day
  Date ends{INT32_MAX};                 // the first day on which the BR forbid it
  std::string_view source;              // where the row comes from
  Date as_of{};                         // when the source was read

  MethodState state_on(Date day) const;
  // Of the phase that is in force on `day`; nothing when it has been so for ever.
  std::optional<Date> state_since(Date day) const;
  std::string section() const;  // "3.2.2.4.7"; "" for none
  // "DNS Change (BR 3.2.2.4.7)", "onion-csr-01".
  std::string title() const;
};

struct ValidationMethods {
  Date date{};                            // of the table
  std::span<const ValidationMethod> all;  // domain, ip, other; ascending by number

  // `label` in lower case, as the canonical form is: "http-01" or "ca-tbr-19". Methods for
  // addresses have no labels of their own. Null: unknown.
  const ValidationMethod* find(std::string_view label) const;
  // By "3.2.2.4.7", also "BR 3.2.2.4.7"; null: no such section.
  const ValidationMethod* by_section(std::string_view section) const;
  // Whether `label`, in lower case, is one that we know or one that a CA may have made for itself
  // ("ca-…").
  bool is_label(std::string_view label) const;
  // What is wrong with a word, in any case, that was to be a label: "\"dsn-01\" is no method that
  // we know; did you mean \"dns-01\"?". Empty: nothing.
  std::string label_problem(std::string_view word) const;
  // "http-01" and "ca-tbr-19" are two labels of one method, and either is to count (BR 4.2.2.1.2).
  bool same(std::string_view label, std::string_view other) const;
};

}  // namespace dcvlint
