#pragma once
// Keys and signature algorithms in examples of rules: from TOML to DER.
//
// A key is the name of a sample key (rsa1024, rsa2047, rsa2048, rsa3072, rsa4096, p192, p224, p256,
// p384, p521, secp256k1, brainpoolP256r1, brainpoolP384r1, brainpoolP512r1, ed25519, ed448), or a
// table that changes one:
//   { type = "rsa2048", exponent = 3 }           a whole number
//   { type = "rsa2048", factor = 751 }           the modulus made a multiple of it
//   { type = "rsa2048", bits = 8200 }            the modulus with ones behind it; a multiple of 8
//   { type = "rsa2048", modulus = "hex" }
//   { type = "p256", compressed = true }
//   { type = "p256", point = "hex" }
//   { type = "rsa2048", parameters = "absent" }  of the AlgorithmIdentifier; also "null", or hex
//   { type = "rsa2048", algorithm = "1.2.840.113549.1.1.10" }
//   { type = "rsa2048", content = "hex" }        of the BIT STRING
//   { hex = "…" }                                the whole SubjectPublicKeyInfo
// Of a changed key nobody has the other half: what it should sign gets octets that are no
// signature. `parameters`, `algorithm` and `compressed` leave the key what it is.
//
// A signature algorithm is md5WithRSAEncryption, sha1WithRSAEncryption, sha224…, sha256…, sha384…,
// sha512WithRSAEncryption, rsassaPss-SHA256, -SHA384, -SHA512, ecdsa-with-SHA1, -SHA224, -SHA256,
// -SHA384, -SHA512, ed25519, ed448; or { hex = "…" }, the whole AlgorithmIdentifier.

#include <optional>
#include <string>
#include <string_view>

#include "lint/engine/toml_tree.h"
#include "lint/sources/sample_key.h"

namespace dcvlint {

struct WrittenKey {
  std::string der;                  // SubjectPublicKeyInfo
  std::optional<SampleKey> signer;  // whose other half signs; none: nobody has it
};
WrittenKey write_key(const TomlValue& value, std::string_view key, TomlProblems& problems);
WrittenKey write_key(SampleKey key);

struct WrittenAlgorithm {
  std::string der;  // AlgorithmIdentifier
  SignatureScheme scheme = SignatureScheme::unknown;
  Digest digest = Digest::none;
};
WrittenAlgorithm write_algorithm(const TomlValue& value, std::string_view key,
                                 TomlProblems& problems);
// What is usual for the key (BR 7.1.3.2).
WrittenAlgorithm usual_algorithm(SampleKey key);
// The CA's sample key that makes such signatures; none for ed448 and unknown ones.
std::optional<SampleKey> ca_key(const WrittenAlgorithm& algorithm);

}  // namespace dcvlint
