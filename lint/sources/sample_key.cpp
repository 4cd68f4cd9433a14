#include "lint/sources/sample_key.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/obj_mac.h>

#include <array>

#include "lint/base/handle.h"
#include "lint/sources/der_writer.h"
#include "lint/sources/sample_rsa.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

using NumberHandle = Handle<BIGNUM, BN_free>;
using NumbersHandle = Handle<BN_CTX, BN_CTX_free>;
using GroupHandle = Handle<EC_GROUP, EC_GROUP_free>;
using PointHandle = Handle<EC_POINT, EC_POINT_free>;
using KeyHandle = Handle<EVP_PKEY, EVP_PKEY_free>;
using DigestHandle = Handle<EVP_MD_CTX, EVP_MD_CTX_free>;

// Private keys on curves and of EdDSA: these words. Shorter than the order of every curve here.
constexpr std::string_view words_of_subject = "not a secret: subject";
constexpr std::string_view words_of_ca = "not a secret: the CA";

struct Row {
  std::string_view text;
  KeyKind kind{};
  Curve curve = Curve::none;
  const SampleRsa* rsa = nullptr;
  std::string_view words = words_of_subject;
};

// In the order of the enum.
constexpr auto rows = std::to_array<Row>({
    {"rsa1024", KeyKind::rsa, Curve::none, &sample_rsa1024},
    {"rsa2047", KeyKind::rsa, Curve::none, &sample_rsa2047},
    {"rsa2048", KeyKind::rsa, Curve::none, &sample_rsa2048},
    {"rsa3072", KeyKind::rsa, Curve::none, &sample_rsa3072},
    {"rsa4096", KeyKind::rsa, Curve::none, &sample_rsa4096},
    {"p192", KeyKind::ec, Curve::p192},
    {"p224", KeyKind::ec, Curve::p224},
    {"p256", KeyKind::ec, Curve::p256},
    {"p384", KeyKind::ec, Curve::p384},
    {"p521", KeyKind::ec, Curve::p521},
    {"secp256k1", KeyKind::ec, Curve::secp256k1},
    {"brainpoolP256r1", KeyKind::ec, Curve::brainpool_p256r1},
    {"brainpoolP384r1", KeyKind::ec, Curve::brainpool_p384r1},
    {"brainpoolP512r1", KeyKind::ec, Curve::brainpool_p512r1},
    {"ed25519", KeyKind::ed25519},
    {"ed448", KeyKind::ed448},
    {"ca-rsa", KeyKind::rsa, Curve::none, &sample_ca_rsa},
    {"ca-p256", KeyKind::ec, Curve::p256, nullptr, words_of_ca},
    {"ca-p384", KeyKind::ec, Curve::p384, nullptr, words_of_ca},
});
static_assert(rows.size() == static_cast<std::size_t>(SampleKey::count_));

const Row& row(SampleKey key) { return rows[static_cast<std::size_t>(key)]; }

const unsigned char* octets(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}
unsigned char* octets(std::string& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }

NumberHandle number(std::string_view big_endian) {
  return NumberHandle(BN_bin2bn(octets(big_endian), static_cast<int>(big_endian.size()), nullptr));
}

// Padded to `size` octets; 0: as many as it has.
std::string octets_of(const BIGNUM* value, std::size_t size = 0) {
  if (size == 0) size = static_cast<std::size_t>(BN_num_bytes(value));
  std::string out(size, '\0');
  BN_bn2binpad(value, octets(out), static_cast<int>(size));
  return out;
}

int nid_of(Curve curve) {
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

struct Hash {
  const EVP_MD* type = nullptr;
  std::string_view oid;
};
Hash hash_of(Digest digest) {
  switch (digest) {
    case Digest::md5:
      return {EVP_md5(), "1.2.840.113549.2.5"};
    case Digest::sha1:
      return {EVP_sha1(), "1.3.14.3.2.26"};
    case Digest::sha224:
      return {EVP_sha224(), "2.16.840.1.101.3.4.2.4"};
    case Digest::sha256:
      return {EVP_sha256(), "2.16.840.1.101.3.4.2.1"};
    case Digest::sha384:
      return {EVP_sha384(), "2.16.840.1.101.3.4.2.2"};
    case Digest::sha512:
      return {EVP_sha512(), "2.16.840.1.101.3.4.2.3"};
    default:
      break;
  }
  return {};
}

std::string hashed(const EVP_MD* type, std::string_view bytes) {
  std::string out(EVP_MAX_MD_SIZE, '\0');
  unsigned size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), octets(out), &size, type, nullptr) != 1) return {};
  out.resize(size);
  return out;
}

// --- ECDSA -----------------------------------------------------------------------------------

// FIPS 186-5 §6.4.1, its random number being a hash of what is signed.
std::string ecdsa(const Row& key, const EVP_MD* type, std::string_view bytes) {
  const GroupHandle group(EC_GROUP_new_by_curve_name(nid_of(key.curve)));
  const NumbersHandle numbers(BN_CTX_new());
  if (!group || !numbers) return {};
  const BIGNUM* order = EC_GROUP_get0_order(group.get());
  const std::string digest = hashed(type, bytes);
  const NumberHandle secret = number(key.words);
  const NumberHandle message = number(digest);
  const NumberHandle nonce = number(hashed(EVP_sha512(), bytes));
  const NumberHandle r(BN_new()), s(BN_new());
  const PointHandle point(EC_POINT_new(group.get()));
  const int excess = static_cast<int>(digest.size() * 8) - BN_num_bits(order);
  BN_CTX* context = numbers.get();
  const bool done =
      (excess <= 0 || BN_rshift(message.get(), message.get(), excess) == 1) &&
      BN_nnmod(nonce.get(), nonce.get(), order, context) == 1 &&
      EC_POINT_mul(group.get(), point.get(), nonce.get(), nullptr, nullptr, context) == 1 &&
      EC_POINT_get_affine_coordinates(group.get(), point.get(), r.get(), nullptr, context) == 1 &&
      BN_nnmod(r.get(), r.get(), order, context) == 1 &&
      BN_mod_mul(s.get(), secret.get(), r.get(), order, context) == 1 &&
      BN_mod_add(s.get(), s.get(), message.get(), order, context) == 1 &&
      BN_mod_inverse(nonce.get(), nonce.get(), order, context) != nullptr &&
      BN_mod_mul(s.get(), s.get(), nonce.get(), order, context) == 1;
  if (!done) return {};
  return der::sequence(
      {der::unsigned_integer(octets_of(r.get())), der::unsigned_integer(octets_of(s.get()))});
}

// --- RSA -------------------------------------------------------------------------------------

// RFC 8017 §9.2; empty when it does not fit.
std::string pkcs1_block(const Hash& hash, std::string_view bytes, std::size_t size) {
  const std::string info = der::sequence(
      {der::algorithm(hash.oid, der::null()), der::octet_string(hashed(hash.type, bytes))});
  if (size < info.size() + 11) return {};
  std::string block("\0\1", 2);
  block.append(size - info.size() - 3, '\xFF');
  block += '\0';
  return block + info;
}

// RFC 8017 §9.1.1 with MGF1 (B.2.1); the salt is a hash of what is signed.
std::string pss_block(const Hash& hash, std::string_view bytes, std::size_t bits) {
  const std::string salt = hashed(EVP_sha256(), bytes);
  const std::string inner =
      hashed(hash.type, std::string(8, '\0') + hashed(hash.type, bytes) + salt);
  const std::size_t size = (bits + 7) / 8;
  if (size < inner.size() + salt.size() + 2) return {};
  std::string block(size - inner.size() - salt.size() - 2, '\0');
  block += '\1' + salt;
  std::string mask;
  for (char counter = 0; mask.size() < block.size(); ++counter) {
    mask += hashed(hash.type, inner + std::string(3, '\0') + counter);
  }
  for (std::size_t i = 0; i < block.size(); ++i) {
    block[i] = static_cast<char>(static_cast<unsigned char>(block[i]) ^
                                 static_cast<unsigned char>(mask[i]));
  }
  block[0] = static_cast<char>(static_cast<unsigned char>(block[0]) & 0xFFU >> (8 * size - bits));
  return block + inner + '\xBC';
}

std::string rsa(const SampleRsa& key, const std::string& block, std::size_t size) {
  if (block.empty()) return {};
  const NumberHandle modulus = number(der::from_hex(key.modulus));
  const NumberHandle secret = number(der::from_hex(key.private_exponent));
  const NumberHandle message = number(block);
  const NumberHandle result(BN_new());
  const NumbersHandle numbers(BN_CTX_new());
  if (BN_mod_exp(result.get(), message.get(), secret.get(), modulus.get(), numbers.get()) != 1) {
    return {};
  }
  return octets_of(result.get(), size);
}

// --- EdDSA -----------------------------------------------------------------------------------

KeyHandle edwards_key(const Row& key) {
  const bool large = key.kind == KeyKind::ed448;
  std::string secret(key.words);
  secret.resize(large ? 57 : 32, '.');
  return KeyHandle(EVP_PKEY_new_raw_private_key(large ? EVP_PKEY_ED448 : EVP_PKEY_ED25519, nullptr,
                                                octets(secret), secret.size()));
}

std::string edwards(const Row& key, std::string_view bytes) {
  const KeyHandle held = edwards_key(key);
  const DigestHandle digest(EVP_MD_CTX_new());
  std::string out(128, '\0');
  std::size_t size = out.size();
  if (!held || EVP_DigestSignInit(digest.get(), nullptr, nullptr, nullptr, held.get()) != 1 ||
      EVP_DigestSign(digest.get(), octets(out), &size, octets(bytes), bytes.size()) != 1) {
    return {};
  }
  out.resize(size);
  return out;
}

std::string edwards_point(const Row& key) {
  const KeyHandle held = edwards_key(key);
  std::string out(57, '\0');
  std::size_t size = out.size();
  if (!held || EVP_PKEY_get_raw_public_key(held.get(), octets(out), &size) != 1) return {};
  out.resize(size);
  return out;
}

}  // namespace

std::string_view sample_key_text(SampleKey key) { return row(key).text; }

std::optional<SampleKey> sample_key_from_text(std::string_view text) {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].text == text) return static_cast<SampleKey>(i);
  }
  return std::nullopt;
}

KeyKind sample_key_kind(SampleKey key) { return row(key).kind; }
Curve sample_key_curve(SampleKey key) { return row(key).curve; }

std::string sample_modulus(SampleKey key) {
  return row(key).rsa != nullptr ? der::from_hex(row(key).rsa->modulus) : std::string();
}

std::string sample_point(SampleKey key, bool compressed) {
  const Row& of = row(key);
  if (of.kind == KeyKind::rsa) return {};
  if (of.kind != KeyKind::ec) return edwards_point(of);
  const GroupHandle group(EC_GROUP_new_by_curve_name(nid_of(of.curve)));
  if (!group) return {};
  const PointHandle point(EC_POINT_new(group.get()));
  const NumberHandle secret = number(of.words);
  if (EC_POINT_mul(group.get(), point.get(), secret.get(), nullptr, nullptr, nullptr) != 1) {
    return {};
  }
  std::string out(133, '\0');
  out.resize(
      EC_POINT_point2oct(group.get(), point.get(),
                         compressed ? POINT_CONVERSION_COMPRESSED : POINT_CONVERSION_UNCOMPRESSED,
                         octets(out), out.size(), nullptr));
  return out;
}

std::string_view curve_oid(Curve curve) {
  switch (curve) {
    case Curve::p192:
      return "1.2.840.10045.3.1.1";
    case Curve::p224:
      return "1.3.132.0.33";
    case Curve::p256:
      return "1.2.840.10045.3.1.7";
    case Curve::p384:
      return "1.3.132.0.34";
    case Curve::p521:
      return "1.3.132.0.35";
    case Curve::secp256k1:
      return "1.3.132.0.10";
    case Curve::brainpool_p256r1:
      return "1.3.36.3.3.2.8.1.1.7";
    case Curve::brainpool_p384r1:
      return "1.3.36.3.3.2.8.1.1.11";
    case Curve::brainpool_p512r1:
      return "1.3.36.3.3.2.8.1.1.13";
    case Curve::none:
    case Curve::unknown:
    case Curve::explicit_parameters:
      break;
  }
  return {};
}

std::string rsa_public_key(std::string_view modulus, std::string_view exponent) {
  return der::sequence({der::algorithm("1.2.840.113549.1.1.1", der::null()),
                        der::bit_string(der::sequence(
                            {der::unsigned_integer(modulus), der::unsigned_integer(exponent)}))});
}

std::string sample_public_key(SampleKey key) {
  switch (row(key).kind) {
    case KeyKind::rsa:
      return rsa_public_key(sample_modulus(key), "\1\0\1"sv);
    case KeyKind::ec:
      return der::sequence(
          {der::algorithm("1.2.840.10045.2.1", der::oid(curve_oid(row(key).curve))),
           der::bit_string(sample_point(key))});
    case KeyKind::ed448:
      return der::sequence({der::algorithm("1.3.101.113"), der::bit_string(sample_point(key))});
    default:
      return der::sequence({der::algorithm("1.3.101.112"), der::bit_string(sample_point(key))});
  }
}

bool sample_key_signs(SampleKey key, SignatureScheme scheme) {
  switch (row(key).kind) {
    case KeyKind::rsa:
      return scheme == SignatureScheme::rsa_pkcs1 || scheme == SignatureScheme::rsa_pss;
    case KeyKind::ec:
      return scheme == SignatureScheme::ecdsa;
    case KeyKind::ed25519:
      return scheme == SignatureScheme::ed25519;
    case KeyKind::ed448:
      return scheme == SignatureScheme::ed448;
    default:
      return false;
  }
}

std::string sample_signature(SampleKey key, SignatureScheme scheme, Digest digest,
                             std::string_view bytes) {
  const Row& of = row(key);
  if (!sample_key_signs(key, scheme)) return {};
  if (of.kind == KeyKind::ed25519 || of.kind == KeyKind::ed448) return edwards(of, bytes);
  const Hash hash = hash_of(digest);
  if (hash.type == nullptr) return {};
  if (of.kind == KeyKind::ec) return ecdsa(of, hash.type, bytes);
  const NumberHandle modulus = number(sample_modulus(key));
  const auto size = static_cast<std::size_t>(BN_num_bytes(modulus.get()));
  if (scheme == SignatureScheme::rsa_pkcs1) {
    return rsa(*of.rsa, pkcs1_block(hash, bytes, size), size);
  }
  const auto bits = static_cast<std::size_t>(BN_num_bits(modulus.get()));
  return rsa(*of.rsa, pss_block(hash, bytes, bits - 1), size);
}

std::optional<std::string> multiple_of(std::string_view modulus, std::uint32_t factor) {
  const NumberHandle value = number(modulus);
  if (factor == 0) return std::nullopt;
  const BN_ULONG rest = BN_mod_word(value.get(), factor);
  BN_sub_word(value.get(), rest);
  if (factor % 2 != 0 && BN_is_odd(value.get()) == 0) BN_sub_word(value.get(), factor);
  if (static_cast<std::size_t>(BN_num_bytes(value.get())) != modulus.size()) return std::nullopt;
  return octets_of(value.get());
}

}  // namespace dcvlint
