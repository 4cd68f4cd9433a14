// Deprecated since OpenSSL 3.0, and several times as fast as what replaced them.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "lint/sources/signature.h"

#include <openssl/bn.h>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/ecdsa.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>
#include <openssl/rsa.h>

#include <array>
#include <optional>
#include <vector>

#include "lint/base/handle.h"

namespace dcvlint {
namespace {

using DigestHandle = Handle<EVP_MD, EVP_MD_free>;
using ContextHandle = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;
using NumberHandle = Handle<BIGNUM, BN_free>;
using RsaHandle = Handle<RSA, RSA_free>;
using EcHandle = Handle<EC_KEY, EC_KEY_free>;
using KeyHandle = Handle<EVP_PKEY, EVP_PKEY_free>;

constexpr std::uint32_t max_rsa_bits = 16384;  // libcrypto's own bound
constexpr std::size_t digest_count = static_cast<std::size_t>(Digest::sha3_512) + 1;
constexpr std::size_t curve_count = static_cast<std::size_t>(Curve::brainpool_p512r1) + 1;

struct DigestRow {
  const char* name = nullptr;
  int nid = 0;
};
DigestRow digest_row(Digest digest) {
  switch (digest) {
    case Digest::md5:
      return {"MD5", NID_md5};
    case Digest::sha1:
      return {"SHA1", NID_sha1};
    case Digest::sha224:
      return {"SHA224", NID_sha224};
    case Digest::sha256:
      return {"SHA256", NID_sha256};
    case Digest::sha384:
      return {"SHA384", NID_sha384};
    case Digest::sha512:
      return {"SHA512", NID_sha512};
    case Digest::sha512_256:
      return {"SHA512-256", NID_sha512_256};
    case Digest::sha3_256:
      return {"SHA3-256", NID_sha3_256};
    case Digest::sha3_384:
      return {"SHA3-384", NID_sha3_384};
    case Digest::sha3_512:
      return {"SHA3-512", NID_sha3_512};
    case Digest::none:
    case Digest::unknown:
    case Digest::md2:
    case Digest::md4:
      break;
  }
  return {};
}

int curve_nid(Curve curve) {
  switch (curve) {
    case Curve::p192:
      return NID_X9_62_prime192v1;
    case Curve::p224:
      return NID_secp224r1;
    case Curve::p256:
      return NID_X9_62_prime256v1;
    case Curve::p384:
      return NID_secp384r1;
    case Curve::p521:
      return NID_secp521r1;
    case Curve::secp256k1:
      return NID_secp256k1;
    case Curve::brainpool_p256r1:
      return NID_brainpoolP256r1;
    case Curve::brainpool_p384r1:
      return NID_brainpoolP384r1;
    case Curve::brainpool_p512r1:
      return NID_brainpoolP512r1;
    case Curve::none:
    case Curve::unknown:
    case Curve::explicit_parameters:
      break;
  }
  return NID_undef;
}

const unsigned char* octets(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

struct Hash {
  std::array<unsigned char, EVP_MAX_MD_SIZE> octets{};
  unsigned size = 0;
};

SignatureState state_of(int verified) {
  if (verified == 1) return SignatureState::valid;
  ERR_clear_error();
  return SignatureState::invalid;
}

RsaHandle make_rsa(const PublicKey& key) {
  NumberHandle modulus(
      BN_bin2bn(octets(key.modulus), static_cast<int>(key.modulus.size()), nullptr));
  NumberHandle exponent(
      BN_bin2bn(octets(key.exponent), static_cast<int>(key.exponent.size()), nullptr));
  RsaHandle rsa(RSA_new());
  if (!modulus || !exponent || !rsa) return nullptr;
  if (RSA_set0_key(rsa.get(), modulus.get(), exponent.get(), nullptr) != 1) return nullptr;
  static_cast<void>(modulus.release());
  static_cast<void>(exponent.release());
  return rsa;
}

bool fits(const PublicKey& key, SignatureScheme scheme) {
  switch (scheme) {
    case SignatureScheme::rsa_pkcs1:
      return key.kind == KeyKind::rsa;
    case SignatureScheme::rsa_pss:
      return key.kind == KeyKind::rsa || key.kind == KeyKind::rsa_pss;
    case SignatureScheme::ecdsa:
      return key.kind == KeyKind::ec;
    case SignatureScheme::ed25519:
      return key.kind == KeyKind::ed25519;
    case SignatureScheme::ed448:
      return key.kind == KeyKind::ed448;
    case SignatureScheme::dsa:
    case SignatureScheme::unknown:
      break;
  }
  return true;
}

}  // namespace

struct SignatureChecker::Fetched {
  Fetched() {
    // openssl.cnf is none of a linter's inputs.
    OPENSSL_init_crypto(OPENSSL_INIT_NO_LOAD_CONFIG, nullptr);
    context.reset(EVP_MD_CTX_new());
  }

  const EVP_MD* digest(Digest wanted) {
    const DigestRow row = digest_row(wanted);
    if (row.name == nullptr) return nullptr;
    DigestHandle& held = digests[static_cast<std::size_t>(wanted)];
    if (!held) held.reset(EVP_MD_fetch(nullptr, row.name, nullptr));
    return held.get();
  }

  std::optional<Hash> hash(Digest wanted, std::string_view bytes) {
    const EVP_MD* type = digest(wanted);
    Hash hash;
    if (type == nullptr || !context || EVP_DigestInit_ex2(context.get(), type, nullptr) != 1 ||
        EVP_DigestUpdate(context.get(), bytes.data(), bytes.size()) != 1 ||
        EVP_DigestFinal_ex(context.get(), hash.octets.data(), &hash.size) != 1) {
      ERR_clear_error();
      return std::nullopt;
    }
    return hash;
  }

  // The curve's one EC_KEY; its point is the one loaded last.
  EC_KEY* curve(Curve wanted) {
    EcHandle& held = curves[static_cast<std::size_t>(wanted)];
    const int nid = curve_nid(wanted);
    if (!held && nid != NID_undef) held.reset(EC_KEY_new_by_curve_name(nid));
    return held.get();
  }

  PointState load_point(const PublicKey& key) {
    EC_KEY* ec = curve(key.curve);
    if (ec == nullptr) {
      ERR_clear_error();
      return PointState::unsupported;
    }
    if (EC_KEY_oct2key(ec, octets(key.point), key.point.size(), nullptr) == 1 &&
        EC_POINT_is_at_infinity(EC_KEY_get0_group(ec), EC_KEY_get0_public_key(ec)) == 0) {
      return PointState::on_curve;
    }
    ERR_clear_error();
    return PointState::off_curve;
  }

  SignatureState ecdsa(const PublicKey& key, const Signature& signature, std::string_view bytes) {
    const auto digest_of = hash(signature.algorithm.digest, bytes);
    EC_KEY* ec = curve(key.curve);
    if (!digest_of || ec == nullptr) return SignatureState::unsupported;
    return state_of(ECDSA_verify(0, digest_of->octets.data(), static_cast<int>(digest_of->size),
                                 octets(signature.octets),
                                 static_cast<int>(signature.octets.size()), ec));
  }

  SignatureState rsa(const PublicKey& key, const Signature& signature, std::string_view bytes) {
    if (key.modulus.empty() || key.exponent.empty() || key.bits > max_rsa_bits) {
      return SignatureState::unsupported;
    }
    const auto digest_of = hash(signature.algorithm.digest, bytes);
    const RsaHandle rsa = make_rsa(key);
    if (!digest_of || !rsa) return SignatureState::unsupported;
    if (signature.algorithm.scheme == SignatureScheme::rsa_pss) {
      return pss(*rsa, signature, *digest_of);
    }
    return state_of(RSA_verify(digest_row(signature.algorithm.digest).nid, digest_of->octets.data(),
                               digest_of->size, octets(signature.octets),
                               static_cast<unsigned>(signature.octets.size()), rsa.get()));
  }

  SignatureState pss(RSA& rsa, const Signature& signature, const Hash& digest_of) {
    const EVP_MD* type = digest(signature.algorithm.digest);
    const EVP_MD* mask = digest(signature.algorithm.mask_digest);
    if (mask == nullptr || signature.algorithm.salt_length > INT32_MAX) {
      return SignatureState::unsupported;
    }
    const auto size = static_cast<std::size_t>(RSA_size(&rsa));
    if (signature.octets.size() != size) return SignatureState::invalid;
    std::vector<unsigned char> encoded(size);
    if (RSA_public_decrypt(static_cast<int>(size), octets(signature.octets), encoded.data(), &rsa,
                           RSA_NO_PADDING) != static_cast<int>(size)) {
      return state_of(0);
    }
    return state_of(RSA_verify_PKCS1_PSS_mgf1(&rsa, digest_of.octets.data(), type, mask,
                                              encoded.data(),
                                              static_cast<int>(signature.algorithm.salt_length)));
  }

  SignatureState edwards(int type, const PublicKey& key, const Signature& signature,
                         std::string_view bytes) {
    const KeyHandle held(
        EVP_PKEY_new_raw_public_key(type, nullptr, octets(key.point), key.point.size()));
    const ContextHandle own(EVP_MD_CTX_new());
    if (!held || !own ||
        EVP_DigestVerifyInit(own.get(), nullptr, nullptr, nullptr, held.get()) != 1) {
      return state_of(0);
    }
    return state_of(EVP_DigestVerify(own.get(), octets(signature.octets), signature.octets.size(),
                                     octets(bytes), bytes.size()));
  }

  std::array<DigestHandle, digest_count> digests;
  std::array<EcHandle, curve_count> curves;
  ContextHandle context;
};

SignatureChecker::SignatureChecker() = default;
SignatureChecker::~SignatureChecker() = default;
SignatureChecker::SignatureChecker(SignatureChecker&&) noexcept = default;
SignatureChecker& SignatureChecker::operator=(SignatureChecker&&) noexcept = default;

SignatureChecker::Fetched& SignatureChecker::fetched() {
  if (!fetched_) fetched_ = std::make_unique<Fetched>();
  return *fetched_;
}

PointState SignatureChecker::check_point(const PublicKey& key) {
  if (key.kind != KeyKind::ec) return PointState::not_checked;
  return fetched().load_point(key);
}

// `loaded`: the key's point is in its curve's EC_KEY already.
SignatureState SignatureChecker::check(const PublicKey& key, const Signature& signature,
                                       std::string_view bytes, std::optional<PointState> loaded) {
  const SignatureScheme scheme = signature.algorithm.scheme;
  if (!fits(key, scheme)) return SignatureState::invalid;
  switch (scheme) {
    case SignatureScheme::rsa_pkcs1:
    case SignatureScheme::rsa_pss:
      return fetched().rsa(key, signature, bytes);
    case SignatureScheme::ecdsa: {
      const PointState point = loaded ? *loaded : check_point(key);
      if (point == PointState::unsupported) return SignatureState::unsupported;
      if (point == PointState::off_curve) return SignatureState::invalid;
      return fetched().ecdsa(key, signature, bytes);
    }
    case SignatureScheme::ed25519:
      return fetched().edwards(EVP_PKEY_ED25519, key, signature, bytes);
    case SignatureScheme::ed448:
      return fetched().edwards(EVP_PKEY_ED448, key, signature, bytes);
    case SignatureScheme::dsa:
    case SignatureScheme::unknown:
      break;
  }
  return SignatureState::unsupported;
}

SignatureState SignatureChecker::check(const PublicKey& key, const Signature& signature,
                                       std::string_view to_be_signed) {
  return check(key, signature, to_be_signed, std::nullopt);
}

void SignatureChecker::check_own(Signed& of) {
  of.key.point_state = check_point(of.key);
  // Without its parts there's nothing that could be checked, which is a fault already.
  if (of.signature.octets.empty() || of.to_be_signed.empty() || of.key.bytes.empty()) return;
  of.signature.state = check(of.key, of.signature, of.to_be_signed, of.key.point_state);
}

}  // namespace dcvlint
