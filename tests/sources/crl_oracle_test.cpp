// Every field of revocation lists as libcrypto reads and prints it.

#include <doctest/doctest.h>
#include <openssl/asn1.h>
#include <openssl/bio.h>
#include <openssl/bn.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include <ctime>
#include <memory>
#include <random>
#include <string>

#include "lint/facts/oid.h"
#include "lint/sources/crl_file.h"
#include "tests/tools/der_crl.h"

namespace dcvlint {
namespace {

using namespace der;

std::string time_line(const Time& time) {
  return time.type == TimeType::none ? "none" : std::to_string(time.seconds.value_or(-1));
}
std::string time_line(const ASN1_TIME* time) {
  std::tm parts{};
  if (time == nullptr) return "none";
  if (ASN1_TIME_to_tm(time, &parts) != 1) return "-1";
  return std::to_string(timegm(&parts));
}
std::string extension_line(const Extension& each) {
  return oid_text(each.oid) + (each.critical ? " critical " : " ") + std::string(each.value) + "\n";
}
std::string extension_line(X509_EXTENSION* each) {
  char oid[256] = {};
  OBJ_obj2txt(oid, sizeof oid, X509_EXTENSION_get_object(each), 1);
  const ASN1_OCTET_STRING* value = X509_EXTENSION_get_data(each);
  return std::string(oid) + (X509_EXTENSION_get_critical(each) != 0 ? " critical " : " ") +
         std::string(reinterpret_cast<const char*>(ASN1_STRING_get0_data(value)),
                     static_cast<std::size_t>(ASN1_STRING_length(value))) +
         "\n";
}
// The number as two's complement says it.
std::string number_line(const ASN1_INTEGER* number) {
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> big(ASN1_INTEGER_to_BN(number, nullptr),
                                                        &BN_free);
  char* text = BN_bn2dec(big.get());
  std::string out = text;
  OPENSSL_free(text);
  return out;
}
std::string number_line(std::string_view content) {
  std::string magnitude(content);
  const bool negative = !content.empty() && (static_cast<unsigned char>(content[0]) & 0x80U) != 0;
  if (negative) {
    for (char& c : magnitude) c = static_cast<char>(~c);
  }
  const std::unique_ptr<BIGNUM, decltype(&BN_free)> big(
      BN_bin2bn(reinterpret_cast<const unsigned char*>(magnitude.data()),
                static_cast<int>(magnitude.size()), nullptr),
      &BN_free);
  if (negative) BN_add_word(big.get(), 1);
  BN_set_negative(big.get(), negative ? 1 : 0);
  char* text = BN_bn2dec(big.get());
  std::string out = text;
  OPENSSL_free(text);
  return out;
}

std::string ours(const Crl& crl) {
  std::string out = std::to_string(crl.version) + "\n" + time_line(crl.this_update) + "\n" +
                    time_line(crl.next_update) + "\n" + std::string(crl.issuer.bytes) + "\n" +
                    oid_text(crl.signature.algorithm.identifier.oid) + "\n";
  for (const Extension& each : crl.extensions.all) out += extension_line(each);
  CrlEntries entries(crl);
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const CrlEntry& entry = entries.at(i);
    out += number_line(entry.serial) + " " + time_line(entry.revoked);
    if (entry.reason_code) out += " reason " + std::to_string(*entry.reason_code);
    out += "\n";
    for (const Extension& each : entry.extensions) out += " " + extension_line(each);
  }
  return out;
}

std::string theirs(const X509_CRL* crl) {
  unsigned char* name = nullptr;
  const int size = i2d_X509_NAME(X509_CRL_get_issuer(crl), &name);
  const X509_ALGOR* algorithm = nullptr;
  X509_CRL_get0_signature(crl, nullptr, &algorithm);
  const ASN1_OBJECT* object = nullptr;
  X509_ALGOR_get0(&object, nullptr, nullptr, algorithm);
  char oid[256] = {};
  OBJ_obj2txt(oid, sizeof oid, object, 1);
  std::string out = std::to_string(X509_CRL_get_version(crl)) + "\n" +
                    time_line(X509_CRL_get0_lastUpdate(crl)) + "\n" +
                    time_line(X509_CRL_get0_nextUpdate(crl)) + "\n" +
                    std::string(reinterpret_cast<char*>(name), static_cast<std::size_t>(size)) +
                    "\n" + oid + "\n";
  OPENSSL_free(name);
  for (int i = 0; i < X509_CRL_get_ext_count(crl); ++i) {
    out += extension_line(X509_CRL_get_ext(crl, i));
  }
  STACK_OF(X509_REVOKED)* revoked = X509_CRL_get_REVOKED(const_cast<X509_CRL*>(crl));
  for (int i = 0; i < sk_X509_REVOKED_num(revoked); ++i) {
    const X509_REVOKED* entry = sk_X509_REVOKED_value(revoked, i);
    out += number_line(X509_REVOKED_get0_serialNumber(entry)) + " " +
           time_line(X509_REVOKED_get0_revocationDate(entry));
    int critical = 0;
    auto* reason = static_cast<ASN1_ENUMERATED*>(
        X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, &critical, nullptr));
    if (reason != nullptr) out += " reason " + std::to_string(ASN1_ENUMERATED_get(reason));
    ASN1_ENUMERATED_free(reason);
    out += "\n";
    for (int j = 0; j < X509_REVOKED_get_ext_count(entry); ++j) {
      out += " " + extension_line(X509_REVOKED_get_ext(entry, j));
    }
  }
  return out;
}

class Maker {
 public:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }
  bool maybe() { return below(2) == 0; }

  Octets serial() {
    std::string octets;
    for (std::size_t i = 0, size = 1 + below(20); i < size; ++i) {
      octets += static_cast<char>(below(256));
    }
    // Minimal, negative ones too.
    while (octets.size() > 1) {
      const auto first = static_cast<unsigned char>(octets[0]);
      const bool high = (static_cast<unsigned char>(octets[1]) & 0x80U) != 0;
      if (!((first == 0 && !high) || (first == 0xFF && high))) break;
      octets.erase(0, 1);
    }
    return integer_octets(octets);
  }
  Octets time() {
    const char* days[] = {"260228235959Z", "500101000000Z", "491231235959Z", "240229120000Z"};
    return maybe() ? utc_time(days[below(4)]) : generalized_time("20500101000000Z");
  }
  Octets entry() {
    std::vector<Octets> extensions;
    constexpr int codes[] = {0, 1, 2, 3, 4, 5, 6, 8, 9, 10};
    if (maybe()) extensions.push_back(reason_code(codes[below(10)], maybe()));
    if (below(4) == 0) {
      extensions.push_back(extension("2.5.29.24", generalized_time("20261001000000Z")));
    }
    if (below(4) == 0) {
      extensions.push_back(extension("1.3.6.1.4.1.99999.1", "anything", maybe()));
    }
    return crl_entry(serial(), time(), extensions);
  }
  Octets list() {
    CrlParts parts;
    if (maybe()) parts.next_update = {};
    parts.this_update = time();
    if (maybe()) {
      parts.entries.emplace();
      for (std::size_t i = 0, count = 1 + below(6); i < count; ++i)
        parts.entries->push_back(entry());
    }
    parts.extensions = {{extension("2.5.29.20", serial(), maybe())}};
    if (maybe()) {
      parts.extensions->push_back(
          extension("2.5.29.28",
                    sequence({context(0, context(0, context(6, "http://a.example/1", false))),
                              context(1 + static_cast<unsigned>(below(2)), "\xFF", false)}),
                    true));
    }
    if (maybe()) {
      parts.extensions->push_back(
          extension("2.5.29.35", sequence({context(0, "01234567", false)})));
    }
    return crl_of(parts);
  }

 private:
  std::mt19937_64 random_{20261122};
};

TEST_CASE("lists without a fault are read as libcrypto reads them") {
  Maker maker;
  CrlReader reader;
  for (int i = 0; i < 2000; ++i) {
    const Octets octets = maker.list();
    Documents documents;
    Arena arena;
    const Crl crl = reader.read(documents, documents.add("made.crl", Bytes(octets), 0), arena);
    INFO("list ", i);
    REQUIRE(crl.fault_count == 0);
    const auto* at = reinterpret_cast<const unsigned char*>(octets.data());
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> other(
        d2i_X509_CRL(nullptr, &at, static_cast<long>(octets.size())), &X509_CRL_free);
    REQUIRE(other != nullptr);
    REQUIRE(ours(crl) == theirs(other.get()));
  }
}

TEST_CASE("damaged lists: what has no fault is read as libcrypto reads it") {
  Maker maker;
  CrlReader reader;
  int alike = 0;
  for (int i = 0; i < 6000; ++i) {
    Octets octets = maker.list();
    octets[maker.below(octets.size())] = static_cast<char>(maker.below(256));
    Documents documents;
    Arena arena;
    const Crl crl = reader.read(documents, documents.add("made.crl", Bytes(octets), 0), arena);
    if (crl.fault_count != 0) continue;
    INFO("list ", i);
    const auto* at = reinterpret_cast<const unsigned char*>(octets.data());
    const std::unique_ptr<X509_CRL, decltype(&X509_CRL_free)> other(
        d2i_X509_CRL(nullptr, &at, static_cast<long>(octets.size())), &X509_CRL_free);
    // It decodes the issuer's strings at once, and knows no version 3.
    if (other == nullptr) continue;
    ++alike;
    REQUIRE(ours(crl) == theirs(other.get()));
  }
  CHECK(alike > 1000);
}

}  // namespace
}  // namespace dcvlint
