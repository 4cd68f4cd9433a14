// Every field as libcrypto reads it, on generated input and on real root certificates.

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <span>

#include "lint/sources/signed_file.h"
#include "tests/tools/der_corpus.h"
#include "tests/tools/der_oracle.h"

namespace dcvlint {
namespace {

std::string fault_ids(const Signed& of) {
  std::string out;
  for (const Fault& fault : of.faults) out += std::string(fault_id(fault.code)) + "\n";
  return out;
}

// Why libcrypto refuses what has no fault: it decodes all names at once, while a wrong character is
// a fact of the attribute here; and it allows no VisibleString and no arbitrary value in a name.
bool odd(const DistinguishedName& name) {
  for (const Attribute& attribute : name.attributes) {
    if (attribute.text_fault != TextFault::none || attribute.string_type == StringType::none ||
        attribute.string_type == StringType::visible) {
      return true;
    }
  }
  return false;
}
bool odd(std::span<const GeneralName> names) {
  for (const GeneralName& name : names) {
    if (name.directory != nullptr && odd(*name.directory)) return true;
  }
  return false;
}
bool odd_names(const Certificate& certificate) {
  return odd(certificate.issuer) || odd(certificate.subject);
}
bool odd_in_extensions(const Extensions& extensions) {
  for (const DistributionPoint& point : extensions.crl_distribution_points.points) {
    if (odd(point.full_name)) return true;
  }
  for (const AccessDescription& each : extensions.authority_info_access.descriptions) {
    if (odd(std::span(&each.location, 1))) return true;
  }
  for (const Policy& policy : extensions.certificate_policies.policies) {
    for (const PolicyQualifier& qualifier : policy.qualifiers) {
      if (qualifier.text_fault != TextFault::none) return true;
    }
  }
  return odd(extensions.subject_alt_name.names) || odd(extensions.authority_key_identifier.issuer);
}

TEST_CASE("generated certificates") {
  der::Corpus corpus(20261121);
  CertificateReader reader;
  for (int i = 0; i < 3000; ++i) {
    const std::string octets = corpus.certificate();
    Documents documents;
    Arena arena;
    const Doc doc = documents.add("made.der", Bytes(octets), 0);
    const Certificate ours = reader.read(documents, doc, arena);
    INFO("certificate ", i);
    REQUIRE(fault_ids(ours) == "");
    const auto theirs = der::openssl_certificate(octets);
    REQUIRE(theirs.has_value());
    REQUIRE(der::difference(der::our_certificate(ours), *theirs) == "");
  }
}

TEST_CASE("generated requests") {
  der::Corpus corpus(20261122);
  SignedFileReader reader;
  for (int i = 0; i < 3000; ++i) {
    const std::string octets = corpus.request();
    Documents documents;
    Arena arena;
    const Doc doc = documents.add("made.csr", Bytes(octets), 0);
    const SignedFile file = reader.read(documents, doc, arena);
    INFO("request ", i);
    REQUIRE(file.requests.size() == 1);
    REQUIRE(fault_ids(file.requests[0]) == "");
    const auto theirs = der::openssl_request(octets);
    REQUIRE(theirs.has_value());
    REQUIRE(der::difference(der::our_request(file.requests[0]), *theirs) == "");
  }
}

// libcrypto decodes strings in attributes at once, too.
bool odd(const Request& request) {
  for (const RequestAttribute& attribute : request.attributes) {
    for (const RequestAttributeValue& value : attribute.values) {
      if (value.text_fault != TextFault::none) return true;
    }
  }
  return odd(request.subject);
}
// It reads the signatures of timestamps, which no rule looks at, and gives no list when one of
// them is wrong.
bool odd_timestamps(const Extensions& extensions, std::string_view theirs) {
  return !extensions.sct_list.scts.empty() && theirs.find("\nSCT ") == std::string_view::npos;
}

std::string damaged(der::Corpus& corpus, std::string octets) {
  const std::size_t at = corpus.below(octets.size());
  const auto value = static_cast<char>(corpus.below(256));
  switch (corpus.below(6)) {
    case 0:
      return octets.substr(0, at);
    case 1:
      return octets.erase(at, 1 + corpus.below(4));
    case 2:
      return octets.insert(at, 1, value);
    case 3:
      return octets.insert(at, octets.substr(corpus.below(octets.size()), corpus.below(40)));
    default:
      octets[at] = value;
      return octets;
  }
}

TEST_CASE("octets changed at random: what libcrypto refuses has a fault") {
  der::Corpus corpus(7, false);
  CertificateReader reader;
  int refused = 0;
  int equal = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string octets = damaged(corpus, corpus.certificate());
    Documents documents;
    Arena arena;
    const Doc doc = documents.add("made.der", Bytes(octets), 0);
    const Certificate ours = reader.read(documents, doc, arena);
    const auto theirs = der::openssl_certificate(octets);
    INFO("certificate ", i);
    if (!theirs) {
      ++refused;
      CHECK((ours.fault_count != 0 || odd_names(ours)));
    } else if (ours.fault_count == 0 && !odd_names(ours) && !odd_in_extensions(ours.extensions) &&
               !odd_timestamps(ours.extensions, *theirs) &&
               theirs->find("key unreadable") == std::string::npos) {
      ++equal;
      CHECK(der::difference(der::our_certificate(ours), *theirs) == "");
    }
  }
  CHECK(refused > 100);
  CHECK(equal > 100);
}

TEST_CASE("requests whose octets were changed at random: what libcrypto refuses has a fault") {
  der::Corpus corpus(8, false);
  RequestReader reader;
  int refused = 0;
  int equal = 0;
  for (int i = 0; i < 4000; ++i) {
    const std::string octets = damaged(corpus, corpus.request());
    Documents documents;
    Arena arena;
    const Doc doc = documents.add("made.csr", Bytes(octets), 0);
    const Request ours = reader.read(documents, doc, arena);
    const auto theirs = der::openssl_request(octets);
    INFO("request ", i);
    if (!theirs) {
      ++refused;
      CHECK((ours.fault_count != 0 || odd(ours)));
    } else if (ours.fault_count == 0 && !odd(ours) && !odd_in_extensions(ours.extensions) &&
               !odd_timestamps(ours.extensions, *theirs) &&
               theirs->find("key unreadable") == std::string::npos) {
      ++equal;
      CHECK(der::difference(der::our_request(ours), *theirs) == "");
    }
  }
  CHECK(refused > 100);
  CHECK(equal > 100);
}

TEST_CASE("Debian's root certificates") {
  std::ifstream in("/etc/ssl/certs/ca-certificates.crt", std::ios::binary);
  const std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  REQUIRE(!text.empty());
  Documents documents;
  Arena arena;
  const Doc doc = documents.add("ca-certificates.crt", Bytes(text), 0);
  SignedFileReader reader;
  const SignedFile file = reader.read(documents, doc, arena);
  CHECK(file.faults.empty());
  REQUIRE(file.certificates.size() > 100);
  for (const Certificate& certificate : file.certificates) {
    INFO(name_text(certificate.subject));
    const auto theirs = der::openssl_certificate(certificate.bytes);
    REQUIRE(theirs.has_value());
    CHECK(der::difference(der::our_certificate(certificate), *theirs) == "");
    CHECK(certificate.signature.state == SignatureState::valid);
  }
}

}  // namespace
}  // namespace dcvlint
