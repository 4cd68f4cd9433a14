#pragma once
// Public keys (RFC 5280 §4.1.2.7, RFC 3279, RFC 5480, RFC 8410), algorithm
// identifiers, and signatures made with them.

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/base/document.h"

namespace dcvlint {

struct AlgorithmIdentifier {
  std::string_view oid;         // content octets
  std::string_view parameters;  // whole TLV; empty when absent
  std::string_view bytes;       // whole TLV
  Place place;
};

enum class KeyKind : std::uint8_t {
  unknown,
  rsa,
  rsa_pss,
  ec,
  ed25519,
  ed448,
  x25519,
  x448,
  dsa,
  dh,
};
std::string_view key_kind_text(KeyKind kind);  // "RSA", "EC", "Ed25519"

enum class Curve : std::uint8_t {
  none,                 // not an EC key, or its parameters can't be read
  unknown,              // a named curve that isn't in this list
  explicit_parameters,  // RFC 5480 §2.1.1 forbids them
  p192,
  p224,
  p256,
  p384,
  p521,
  secp256k1,
  brainpool_p256r1,
  brainpool_p384r1,
  brainpool_p512r1,
};
std::string_view curve_text(Curve curve);  // "P-256", "brainpoolP256r1"
std::uint32_t curve_bits(Curve curve);     // of the field; 0 when unknown

enum class PointForm : std::uint8_t { none, uncompressed, compressed, hybrid, infinity, unknown };
// Whether the point lies on the curve: asked of libcrypto, when the source was told to.
enum class PointState : std::uint8_t { not_checked, on_curve, off_curve, unsupported };

struct PublicKey {
  AlgorithmIdentifier algorithm;
  KeyKind kind = KeyKind::unknown;
  Curve curve = Curve::none;
  PointForm point_form = PointForm::none;
  PointState point_state = PointState::not_checked;
  std::uint32_t bits = 0;  // of the modulus, or of the field; 0 when not known
  bool modulus_negative = false;
  bool exponent_negative = false;
  std::string_view modulus;     // RSA: big-endian, no leading zero octets; empty when unreadable
  std::string_view exponent;    // the same
  std::string_view point;       // EC: as encoded; EdDSA: the key
  std::string_view key_octets;  // what the BIT STRING holds
  std::string_view bytes;       // the whole SubjectPublicKeyInfo
  Place place;                  // of bytes
  Place key_place;              // of key_octets
  Place modulus_place, exponent_place;
};

enum class Digest : std::uint8_t {
  none,  // EdDSA has its own
  unknown,
  md2,
  md4,
  md5,
  sha1,
  sha224,
  sha256,
  sha384,
  sha512,
  sha512_256,
  sha3_256,
  sha3_384,
  sha3_512,
};
std::string_view digest_text(Digest digest);  // "SHA-256"

enum class SignatureScheme : std::uint8_t {
  unknown,
  rsa_pkcs1,
  rsa_pss,
  ecdsa,
  ed25519,
  ed448,
  dsa
};
std::string_view signature_scheme_text(SignatureScheme scheme);  // "RSASSA-PKCS1-v1_5"

struct SignatureAlgorithm {
  AlgorithmIdentifier identifier;
  SignatureScheme scheme = SignatureScheme::unknown;
  Digest digest = Digest::none;
  // RSASSA-PSS-params (RFC 4055 §3.1), defaults filled in.
  Digest mask_digest = Digest::none;
  std::uint32_t salt_length = 0;
};

enum class SignatureState : std::uint8_t {
  not_checked,
  valid,
  invalid,
  unsupported,  // an algorithm, curve or parameters that we can't compute with
};

struct Signature {
  SignatureAlgorithm algorithm;
  std::string_view octets;  // content of the BIT STRING
  Place place;              // of octets
  SignatureState state = SignatureState::not_checked;
};

}  // namespace dcvlint
