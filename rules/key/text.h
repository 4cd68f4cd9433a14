#pragma once
// Words about keys and algorithms for messages.

#include <string>

#include "lint/engine/check.h"
#include "lint/facts/key.h"

namespace dcvlint {

std::string alternatives(Strings items);  // "a", "a or b", "a, b or c"
// "RSASSA-PSS with SHA-256", "Ed25519"; the dotted OID of what we have no name for.
std::string signature_text(const SignatureAlgorithm& algorithm);
// "RSA", "EC"; the dotted OID of what we have no name for.
std::string key_text(const PublicKey& key);

}  // namespace dcvlint
