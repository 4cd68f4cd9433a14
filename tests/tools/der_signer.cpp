#include "tests/tools/der_signer.h"

#include <openssl/bio.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>

#include <map>
#include <stdexcept>

#include "lint/base/handle.h"
#include "tests/tools/der_keys.h"

namespace dcvlint::der {
namespace {

using KeyHandle = Handle<EVP_PKEY, EVP_PKEY_free>;

const char* pem_of(TestKey key) {
  switch (key) {
    case TestKey::rsa_2048:
      return key_rsa_2048;
    case TestKey::rsa_3072:
      return key_rsa_3072;
    case TestKey::p256:
      return key_p256;
    case TestKey::p384:
      return key_p384;
    case TestKey::p521:
      return key_p521;
    case TestKey::secp256k1:
      return key_secp256k1;
    case TestKey::ed25519:
      return key_ed25519;
    case TestKey::rsa_pss:
      return key_rsa_pss;
  }
  return "";
}

KeyHandle read_key(TestKey key) {
  const std::string_view text = std::string_view(pem_of(key)).substr(1);
  const Handle<BIO, BIO_free> bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
  return KeyHandle(PEM_read_bio_PrivateKey(bio.get(), nullptr, nullptr, nullptr));
}

EVP_PKEY* key_of(TestKey key) {
  static std::map<TestKey, KeyHandle> keys;
  KeyHandle& held = keys[key];
  if (!held) held = read_key(key);
  if (!held) throw std::runtime_error("libcrypto does not read a key");
  return held.get();
}

const EVP_MD* digest_of(TestDigest digest) {
  switch (digest) {
    case TestDigest::md5:
      return EVP_md5();
    case TestDigest::sha1:
      return EVP_sha1();
    case TestDigest::sha256:
      return EVP_sha256();
    case TestDigest::sha384:
      return EVP_sha384();
    case TestDigest::sha512:
      return EVP_sha512();
  }
  return nullptr;
}

bool is_rsa(TestKey key) { return key == TestKey::rsa_2048 || key == TestKey::rsa_3072; }

// RFC 4055 §3.1, for the parameters that `sign` uses.
Octets pss_parameters(TestDigest digest) {
  const char* hash = digest == TestDigest::sha384   ? "2.16.840.1.101.3.4.2.2"
                     : digest == TestDigest::sha512 ? "2.16.840.1.101.3.4.2.3"
                                                    : "2.16.840.1.101.3.4.2.1";
  const Octets hash_algorithm = algorithm(hash, null());
  return sequence({context(0, hash_algorithm),
                   context(1, algorithm("1.2.840.113549.1.1.8", hash_algorithm)),
                   context(2, integer(32))});
}

}  // namespace

Octets public_key(TestKey key) {
  static std::map<TestKey, Octets> written;
  Octets& held = written[key];
  if (held.empty()) {
    unsigned char* out = nullptr;
    const int size = i2d_PUBKEY(key_of(key), &out);
    if (size > 0) held.assign(reinterpret_cast<char*>(out), static_cast<std::size_t>(size));
    OPENSSL_free(out);
  }
  return held;
}

Octets signature_algorithm(TestKey key, TestDigest digest) {
  if (key == TestKey::ed25519) return algorithm("1.3.101.112");
  if (key == TestKey::rsa_pss) {
    return algorithm("1.2.840.113549.1.1.10", pss_parameters(digest));
  }
  static const std::map<TestDigest, const char*> rsa{{TestDigest::md5, "1.2.840.113549.1.1.4"},
                                                     {TestDigest::sha1, "1.2.840.113549.1.1.5"},
                                                     {TestDigest::sha256, "1.2.840.113549.1.1.11"},
                                                     {TestDigest::sha384, "1.2.840.113549.1.1.12"},
                                                     {TestDigest::sha512, "1.2.840.113549.1.1.13"}};
  static const std::map<TestDigest, const char*> ec{{TestDigest::sha1, "1.2.840.10045.4.1"},
                                                    {TestDigest::sha256, "1.2.840.10045.4.3.2"},
                                                    {TestDigest::sha384, "1.2.840.10045.4.3.3"},
                                                    {TestDigest::sha512, "1.2.840.10045.4.3.4"}};
  return is_rsa(key) ? algorithm(rsa.at(digest), null()) : algorithm(ec.at(digest));
}

Octets sign(TestKey key, TestDigest digest, std::string_view bytes) {
  Handle<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
  EVP_PKEY_CTX* key_context = nullptr;  // the EVP_MD_CTX owns it
  const EVP_MD* type = key == TestKey::ed25519 ? nullptr : digest_of(digest);
  EVP_DigestSignInit(context.get(), &key_context, type, nullptr, key_of(key));
  if (key == TestKey::rsa_pss) EVP_PKEY_CTX_set_rsa_pss_saltlen(key_context, 32);
  const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
  std::size_t size = 0;
  EVP_DigestSign(context.get(), nullptr, &size, data, bytes.size());
  Octets out(size, '\0');
  if (EVP_DigestSign(context.get(), reinterpret_cast<unsigned char*>(out.data()), &size, data,
                     bytes.size()) != 1) {
    throw std::runtime_error("libcrypto does not sign");
  }
  out.resize(size);
  return out;
}

Octets signed_by(TestKey key, TestDigest digest, std::string_view to_be_signed) {
  return sequence({Octets(to_be_signed), signature_algorithm(key, digest),
                   bit_string(sign(key, digest, to_be_signed))});
}

Octets unsigned_by(TestKey key, TestDigest digest, std::string_view to_be_signed) {
  return sequence(
      {Octets(to_be_signed), signature_algorithm(key, digest), bit_string(Octets(64, '\x5A'))});
}

}  // namespace dcvlint::der
