#pragma once
// Tokens that are digests: of a request, of an ACME key authorization, of an account.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/dcv_token.h"

namespace dcvlint {

RequestDigests request_digests(std::string_view octets);
// Of what else people digest: the PEM text of the request in the forms that tools hand on, the
// base64 in it. `pem`: from its BEGIN to its END line; `file`: all of the file.
std::vector<MistakenDigests> mistaken_digests(std::string_view pem, std::string_view file);

// base64url, without padding, of the SHA-256 (RFC 8555 §8.4): 43 characters.
std::string acme_digest(std::string_view key_authorization);
// The first 10 octets of the SHA-256 of the account's URI in base32, lower case: 16 characters
// (draft-ietf-acme-dns-account-label-03 §3.2). The label begins with "_" before it.
std::string account_label(std::string_view uri);
// Base64 with padding, in one line (RFC 4648 §4).
std::string base64_text(std::string_view octets);
// DigiCert's request token: `time` ("yyyyMMddHHmmss"), then the HMAC-SHA256 of time and request as
// a number in base 36, 50 digits. `request`: the base64 of the request without line ends.
std::string digicert_token(std::string_view key, std::string_view time, std::string_view request);

}  // namespace dcvlint
