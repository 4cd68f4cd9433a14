#pragma once
// The keys of der_keys.h, and what they sign.

#include <string>
#include <string_view>

#include "lint/sources/der_writer.h"

namespace dcvlint::der {

enum class TestKey { rsa_2048, rsa_3072, p256, p384, p521, secp256k1, ed25519, rsa_pss };
inline constexpr TestKey all_test_keys[] = {
    TestKey::rsa_2048, TestKey::rsa_3072,  TestKey::p256,    TestKey::p384,
    TestKey::p521,     TestKey::secp256k1, TestKey::ed25519, TestKey::rsa_pss};
Octets public_key(TestKey key);  // SubjectPublicKeyInfo

enum class TestDigest { md5, sha1, sha256, sha384, sha512 };
// What goes into AlgorithmIdentifier for the pair. The digest says nothing for Ed25519.
Octets signature_algorithm(TestKey key, TestDigest digest);
Octets sign(TestKey key, TestDigest digest, std::string_view bytes);

// SEQUENCE { to_be_signed, algorithm, signature }.
Octets signed_by(TestKey key, TestDigest digest, std::string_view to_be_signed);
// With a signature that isn't one: where signing would only cost time.
Octets unsigned_by(TestKey key, TestDigest digest, std::string_view to_be_signed);

}  // namespace dcvlint::der
