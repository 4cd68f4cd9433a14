#pragma once
// What a validated reply to a DS question proves about a delegation (RFC 4035 §5.2, RFC 5155 §8.6
// and §9.2, RFC 6840 §4.4).

#include <cstdint>

#include "lint/sources/dns_message.h"

namespace dcvlint {

enum class Cut : std::uint8_t {
  undecided,  // the reply proves nothing
  none,       // no zone begins here
  trusted,    // a zone begins here and DS leads into it
  untrusted,  // a zone begins here, or may begin unseen (opt-out), and nothing leads into it: all
              // below is Insecure
};

// `authentic`: whether the reply is validated. What says so is the AD bit of a resolver that is
// trusted, or the library that validated. AD alone would not do: a name inside of a signed zone
// has no DS either, and below an opt-out zone AD is never set, however well all was validated.
Cut read_cut(const DnsMessage& message, const Names& names, Name name, bool authentic);

// Whether the message shows a signed range that leaves out unsigned delegations and covers `name`,
// or the name above it that would be delegated.
bool in_opt_out(const DnsMessage& message, std::span<const std::uint8_t> name);

}  // namespace dcvlint
