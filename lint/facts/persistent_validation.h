#pragma once
// Persistent validation: a TXT record at _validation-persist that names a CA and an account
// (BR 2.3.1 §3.2.2.4.22; draft-ietf-acme-dns-persist-01 §4). Its value has the grammar of an issue
// property (RFC 8659 §4.2). CAs read it in ways that differ, so it is read in all of them.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/caa.h"
#include "lint/facts/dcv_token.h"

namespace dcvlint {

inline constexpr std::string_view persist_label = "_validation-persist";

// Whose reading.
enum class PersistReading : std::uint8_t {
  rules,     // the BR, and the grammar of RFC 8659 to the letter
  boulder,   // Let's Encrypt's code: folds tags and the issuer, takes a final dot
  digicert,  // DigiCert's: takes quotes around, and tags in their exact case only
};
std::span<const PersistReading> persist_readings();

// What is wrong with a record whoever's account it names.
enum class PersistFault : std::uint8_t {
  none,
  grammar,  // `issue` says which break, where the grammar is RFC 8659's
  no_issuer,
  no_account,
  empty_account,
  several_accounts,
  bad_until,  // persistUntil is no whole number
  several_until,
  several_policies,
};

// One record in one reading. Views into the text.
struct PersistRecord {
  PersistFault fault = PersistFault::none;
  IssueFault issue = IssueFault::none;
  std::uint32_t at = 0, end = 0;      // octets of the text that are at fault
  std::string issuer;                 // lower case, without a final dot; what was read until then
  std::string_view account;           // accounturi
  std::optional<std::int64_t> until;  // UNIX seconds; INT64_MAX for what is later than that
  std::uint32_t until_at = 0, until_end = 0;
  bool wildcard = false;       // policy=wildcard
  std::string_view until_tag;  // persistUntil as it is written, read or not; empty: absent
};
// Time linear in the text.
PersistRecord read_persistent(std::string_view text, PersistReading reading);

struct PersistQuestion {
  std::span<const std::string_view> issuers;  // of the CA, lower case; empty: any
  std::string_view account;                   // URI; empty: any
  bool wildcard = false;                      // of the name that is asked for
  std::int64_t now = 0;                       // UNIX seconds
};
enum class PersistVerdict : std::uint8_t {
  good,
  malformed,  // `fault` tells more
  other_issuer,
  other_account,
  expired,
  not_for_wildcards,  // policy=wildcard is missing; the BR alone ask for no such thing
};
// A record that is at fault is malformed whomever it names.
PersistVerdict judge_persistent(const PersistRecord& record, const PersistQuestion& question,
                                PersistReading reading);

// Several records each stand alone: any good one suffices. What is nearest to good otherwise.
struct PersistSet {
  PersistVerdict verdict = PersistVerdict::other_issuer;
  std::size_t record = 0;  // which one says so
};
// Nothing for no records.
std::optional<PersistSet> judge_persistent_set(std::span<const std::string> texts,
                                               const PersistQuestion& question,
                                               PersistReading reading);

// As a token, in the CA's own reading; `besides` tells where the others differ. Without an account
// nobody can tell more than the shape.
TokenVerdict persistent_token(std::string_view text, const PersistQuestion& question,
                              PersistReading reading);

// "accounturi is missing"; a phrase. Empty for none.
std::string persist_fault_text(const PersistRecord& record);

}  // namespace dcvlint
