#pragma once
// Tokens by which a CA sees that whoever ordered a certificate controls a domain (BR 2.3.1 §1.6.1,
// Request Token and Random Value), and what is wrong with one that is there. What has to be
// digested for them is in lint/sources/request_token.h.

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/provider.h"

namespace dcvlint {

// Hexadecimal, lower case.
struct RequestDigests {
  std::string md5, sha1, sha256;
};
// Of octets that people digest in place of the request's DER.
struct MistakenDigests {
  std::string_view what;  // "its PEM text"
  RequestDigests digests;
};

enum class TokenMatch : std::uint8_t {
  right,            // what the CA looks for
  shape,            // of its shape; nobody but the CA knows whether it is the one
  other_request,    // of its shape, and made of something else
  obsolete_form,    // right by the digests, in a form that is no longer given out
  sha1,             // SHA-1 of the request, as Comodo once wanted it
  mistaken_digest,  // of other octets than the DER: `note` says of which
  cut,              // the digest without its last digits
  unique_missing,   // the unique value that was asked for is not there
  unique_differs,   // another one, or one where none was asked for
  domain_added,     // the final dot of the target is missing
  quoted,           // quotes that belong to the value
  blanks,           // around the value
  undigested,       // the key authorization, not its digest
  other_base64,     // the digest in base64 that is not base64url, or padded
  token_expired,    // older than 30 days
  token_ahead,      // its time is still to come
  near_miss,        // `note` says what it lacks
  other,            // something else altogether
  // of persistent validation
  malformed,          // `note` says how
  other_issuer,       // for another CA
  other_account,      // of another account
  not_for_wildcards,  // policy=wildcard is missing
};
struct TokenVerdict {
  TokenMatch match = TokenMatch::other;
  std::string note;
  std::string besides = {};  // what others make of it, a clause; empty: the same
};

// What tokens are made of, and compared with.
struct TokenInputs {
  Fillings fillings;
  std::vector<MistakenDigests> mistaken;
  // DigiCert's request token with this time ("yyyyMMddHHmmss"); empty: no key was given.
  std::function<std::string(std::string_view)> request_token;
  std::int64_t now = 0;  // UNIX seconds: by it a token's time is judged
  // What a value at _validation-persist is worth (persistent_token).
  std::function<TokenVerdict(std::string_view)> persistent = {};
};
void fill_request(Fillings& fillings, const RequestDigests& digests);

// At most 20 letters and digits, not none.
bool is_unique_value(std::string_view text);
// token "." thumbprint (RFC 8555 §8.1): the token of base64url characters, the thumbprint 43 of
// them. Empty: it is one; else what is wrong with it, a phrase.
std::string key_authorization_problem(std::string_view text);

// The 14 digits that a request token begins with, as UNIX seconds; nothing when they are no time.
std::optional<std::int64_t> token_time(std::string_view token);
inline constexpr std::int64_t token_life = 30LL * 86'400;  // BR 1.6.1
// "20261121093000"; times before 1970 and after 9999 become the first and the last of these.
std::string token_time_text(std::int64_t seconds);
// The same for people: "2026-11-21 09:30:00".
std::string token_time_shown(std::int64_t seconds);

// `found`: the value of a TXT, or a target without its final dot. `domains`: names that a target
// gets behind it when its dot is missing, in lower case without final dot.
TokenVerdict judge_token(const RecordShape& shape, const TokenInputs& inputs,
                         std::string_view found, std::span<const std::string> domains);
// Whether the CA takes it, as far as anybody else can tell.
constexpr bool is_taken(TokenMatch match) {
  return match == TokenMatch::right || match == TokenMatch::shape;
}

}  // namespace dcvlint
