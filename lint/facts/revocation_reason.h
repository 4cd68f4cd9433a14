#pragma once
// Which CRLReason a TLS certificate is to be revoked with, who may choose it, how soon it happens
// and what follows (BR 2.3.1 §4.9.1.1, §7.2.2; Mozilla Root Store Policy 3.1 §6.1.1).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/date.h"

namespace dcvlint {

struct Certificate;
struct Signed;

// What may have happened.
enum class RevocationCause : std::uint8_t {
  key_compromised,
  weak_key,
  key_method_flawed,
  not_authorised,
  misused,
  wrong_data,
  domain_lost,
  no_longer_used,
  name_changed,
  validation_wrong,
  misissued,
  replaced,
  count_
};

enum class RevocationAsker : std::uint8_t { subscriber, ca };
std::string_view revocation_asker_text(RevocationAsker asker);  // "the subscriber"

struct RevocationCauseRow {
  RevocationCause cause{};
  std::string_view flag;            // "key-compromised", as the option has it
  std::string_view text;            // a clause: "somebody else has the private key"
  std::int64_t code = 0;            // the CRLReason that the CA writes of itself
  std::optional<std::int64_t> own;  // that a subscriber may ask for; nothing: the CA's alone
  std::uint32_t hours = 0;          // that the CA has; 0: no rule says
  std::string_view section;         // of BR 2.3.1, that says so
  // What is written when that one asks: a subscriber's own choice where there is one.
  std::int64_t code_by(RevocationAsker by) const {
    return by == RevocationAsker::subscriber ? own.value_or(code) : code;
  }
};
std::span<const RevocationCauseRow> revocation_causes();  // in the order of the enum
const RevocationCauseRow& revocation_cause(RevocationCause cause);

struct RevocationCitation {
  std::string_view source, section, says;
  std::string_view from = {};  // the day since when, "2023-07-15"; empty: always
};

struct RevocationAdvice {
  RevocationAsker by{};
  std::optional<std::int64_t> code;  // nothing: no reasonCode is written
  // Of subscribers: what the CA will write in the end, where that is its own choice.
  std::optional<std::int64_t> code_of_ca;
  std::optional<RevocationCause> because;  // of several causes, the one that decides
  std::uint32_t hours = 0;         // the shortest that a cause gives the CA; 0: no rule says
  std::string_view hours_section;  // that says so
  bool blocks_key = false;
  std::vector<const RevocationCauseRow*> causes;  // all that were given
  std::vector<RevocationCitation> citations;
};
// `causes` in any order; none: the subscriber just wants it.
RevocationAdvice advise_revocation(std::span<const RevocationCause> causes, RevocationAsker by);

// What an old certificate and what is to come after it, a certificate or a request, have in common.
struct ReplacedCertificate {
  bool same_key = false;
  bool new_is_request = false;
  bool same_issuer = false;          // of two certificates
  std::vector<std::string> changed;  // identity data that differ: "O: A → B"
  // Likewise, where the old text is a damaged form of the new one: no change of what it says.
  std::vector<std::string> mended;
  // Those that one of them has: "ST, only in the new one: Skåne län". What a request lacks is not
  // told: its CA adds that.
  std::vector<std::string> only_in_one;
  // What the old one is for, where the rules for TLS servers do not bind its CA: "mail"; else
  // empty.
  std::string_view other_use;
  std::vector<std::string> dropped, added;  // names of hosts; not made printable
};
ReplacedCertificate compare_certificates(const Certificate& old, const Signed& successor,
                                         const Certificate* as_certificate);

}  // namespace dcvlint
