#include "lint/facts/key.h"

namespace dcvlint {

std::string_view key_kind_text(KeyKind kind) {
  switch (kind) {
    case KeyKind::rsa:
      return "RSA";
    case KeyKind::rsa_pss:
      return "RSA-PSS";
    case KeyKind::ec:
      return "EC";
    case KeyKind::ed25519:
      return "Ed25519";
    case KeyKind::ed448:
      return "Ed448";
    case KeyKind::x25519:
      return "X25519";
    case KeyKind::x448:
      return "X448";
    case KeyKind::dsa:
      return "DSA";
    case KeyKind::dh:
      return "Diffie-Hellman";
    case KeyKind::unknown:
      break;
  }
  return "unknown";
}

std::string_view curve_text(Curve curve) {
  switch (curve) {
    case Curve::explicit_parameters:
      return "explicit parameters";
    case Curve::p192:
      return "P-192";
    case Curve::p224:
      return "P-224";
    case Curve::p256:
      return "P-256";
    case Curve::p384:
      return "P-384";
    case Curve::p521:
      return "P-521";
    case Curve::secp256k1:
      return "secp256k1";
    case Curve::brainpool_p256r1:
      return "brainpoolP256r1";
    case Curve::brainpool_p384r1:
      return "brainpoolP384r1";
    case Curve::brainpool_p512r1:
      return "brainpoolP512r1";
    case Curve::none:
    case Curve::unknown:
      break;
  }
  return "unknown";
}

std::uint32_t curve_bits(Curve curve) {
  switch (curve) {
    case Curve::p192:
      return 192;
    case Curve::p224:
      return 224;
    case Curve::p256:
    case Curve::secp256k1:
    case Curve::brainpool_p256r1:
      return 256;
    case Curve::p384:
    case Curve::brainpool_p384r1:
      return 384;
    case Curve::brainpool_p512r1:
      return 512;
    case Curve::p521:
      return 521;
    case Curve::none:
    case Curve::unknown:
    case Curve::explicit_parameters:
      break;
  }
  return 0;
}

std::string_view digest_text(Digest digest) {
  switch (digest) {
    case Digest::none:
      return "none";
    case Digest::md2:
      return "MD2";
    case Digest::md4:
      return "MD4";
    case Digest::md5:
      return "MD5";
    case Digest::sha1:
      return "SHA-1";
    case Digest::sha224:
      return "SHA-224";
    case Digest::sha256:
      return "SHA-256";
    case Digest::sha384:
      return "SHA-384";
    case Digest::sha512:
      return "SHA-512";
    case Digest::sha512_256:
      return "SHA-512/256";
    case Digest::sha3_256:
      return "SHA3-256";
    case Digest::sha3_384:
      return "SHA3-384";
    case Digest::sha3_512:
      return "SHA3-512";
    case Digest::unknown:
      break;
  }
  return "unknown";
}

std::string_view signature_scheme_text(SignatureScheme scheme) {
  switch (scheme) {
    case SignatureScheme::rsa_pkcs1:
      return "RSASSA-PKCS1-v1_5";
    case SignatureScheme::rsa_pss:
      return "RSASSA-PSS";
    case SignatureScheme::ecdsa:
      return "ECDSA";
    case SignatureScheme::ed25519:
      return "Ed25519";
    case SignatureScheme::ed448:
      return "Ed448";
    case SignatureScheme::dsa:
      return "DSA";
    case SignatureScheme::unknown:
      break;
  }
  return "unknown";
}

}  // namespace dcvlint
