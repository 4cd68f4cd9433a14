#pragma once
// Keys that are no secret, and signatures made with them: examples of rules are
// signed while they run. Signing is deterministic, so that every run sees the same octets.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/facts/key.h"

namespace dcvlint {

enum class SampleKey : std::uint8_t {
  rsa1024,
  rsa2047,
  rsa2048,
  rsa3072,
  rsa4096,
  p192,
  p224,
  p256,
  p384,
  p521,
  secp256k1,
  brainpool_p256r1,
  brainpool_p384r1,
  brainpool_p512r1,
  ed25519,
  ed448,
  ca_rsa,   // of the CA that signs certificates: RSA 3072
  ca_p256,  // the same
  ca_p384,
  count_
};
std::string_view sample_key_text(SampleKey key);  // "rsa2048", "p256"
std::optional<SampleKey> sample_key_from_text(std::string_view text);
KeyKind sample_key_kind(SampleKey key);
Curve sample_key_curve(SampleKey key);
std::string sample_modulus(SampleKey key);  // RSA: big-endian octets; else empty
// EC: uncompressed, or compressed; Ed25519 and Ed448: the key; else empty.
std::string sample_point(SampleKey key, bool compressed = false);

// SubjectPublicKeyInfo in DER.
std::string sample_public_key(SampleKey key);
// The SubjectPublicKeyInfo of an RSA key from unsigned magnitudes.
std::string rsa_public_key(std::string_view modulus, std::string_view exponent);
// The OID of a named curve, dotted; empty for what has none.
std::string_view curve_oid(Curve curve);

// Whether a key can make signatures of a scheme, with a digest that we know.
bool sample_key_signs(SampleKey key, SignatureScheme scheme);

// Content of the BIT STRING. PSS: MGF1 with the same digest, 32 octets of salt. Empty when the key
// can't make a signature of this scheme and digest.
std::string sample_signature(SampleKey key, SignatureScheme scheme, Digest digest,
                             std::string_view bytes);

// `modulus` less what makes it a multiple of `factor`, odd if `factor` is; the number of octets
// stays. Nothing when factor is 0 or the modulus is too small for it.
std::optional<std::string> multiple_of(std::string_view modulus, std::uint32_t factor);

}  // namespace dcvlint
