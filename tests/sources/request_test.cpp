#include <doctest/doctest.h>

#include <string>

#include "lint/facts/field_path.h"
#include "lint/sources/request_file.h"
#include "lint/sources/signature.h"
#include "tests/tools/der_signer.h"

namespace dcvlint {
namespace {

using namespace der;

struct Read {
  Documents documents;
  Arena arena;
  Request request;
  std::string faults;  // "id path: detail" a line
};
void read(Read& into, const Octets& octets) {
  const Doc doc = into.documents.add("test.csr", Bytes(octets), 0);
  RequestReader reader;
  into.request = reader.read(into.documents, doc, into.arena);
  SignatureChecker checker;
  checker.check_own(into.request);
  for (const Fault& fault : into.request.faults) {
    into.faults +=
        std::string(fault_id(fault.code)) + " " + field_path(into.documents, fault.place);
    if (!fault.detail.empty()) into.faults += ": " + std::string(fault.detail);
    into.faults += "\n";
  }
}
RequestParts usual(TestKey key) {
  RequestParts parts;
  parts.subject = sequence({rdn("2.5.4.3", utf8("www.kth.se"))});
  parts.key = public_key(key);
  return parts;
}
Octets made(const RequestParts& parts) {
  return signed_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}
Octets request_attribute(std::string_view dotted, const Octets& value) {
  return sequence({oid(dotted), set({value})});
}

TEST_CASE("the signature of each kind of key, whole and changed") {
  for (const TestKey key : all_test_keys) {
    for (const TestDigest digest : {TestDigest::sha1, TestDigest::sha256, TestDigest::sha384}) {
      if (digest == TestDigest::sha1 && key == TestKey::rsa_pss) continue;
      INFO(static_cast<int>(key), " ", static_cast<int>(digest));
      const Octets info = to_be_signed(usual(key));
      Read whole;
      read(whole, signed_by(key, digest, info));
      CHECK(whole.faults == "");
      CHECK(whole.request.signature.state == SignatureState::valid);
      Octets other = info;
      other.back() ^= 1;  // the empty attributes' length
      Read changed;
      read(changed, sequence({info, signature_algorithm(key, digest),
                              bit_string(sign(key, digest, other))}));
      CHECK(changed.request.signature.state == SignatureState::invalid);
    }
  }
}

TEST_CASE("keys that can't have signed, and points off their curve") {
  const Octets info = to_be_signed(usual(TestKey::p256));
  Read result;
  SUBCASE("RSA's algorithm beside an EC key") {
    read(result, sequence({info, signature_algorithm(TestKey::rsa_2048, TestDigest::sha256),
                           bit_string(sign(TestKey::p256, TestDigest::sha256, info))}));
    CHECK(result.request.signature.state == SignatureState::invalid);
    CHECK(result.request.key.point_state == PointState::on_curve);
  }
  SUBCASE("an algorithm that nobody knows") {
    read(result, sequence({info, algorithm("1.3.6.1.4.1.99999.2"), bit_string("abc")}));
    CHECK(result.request.signature.state == SignatureState::unsupported);
  }
  SUBCASE("a point off the curve") {
    RequestParts parts = usual(TestKey::p256);
    parts.key.back() ^= 1;
    read(result, made(parts));
    CHECK(result.request.key.point_state == PointState::off_curve);
    CHECK(result.request.signature.state == SignatureState::invalid);
    CHECK(result.request.key.curve == Curve::p256);
  }
}

TEST_CASE("attributes of a request") {
  RequestParts parts = usual(TestKey::p256);
  parts.attributes = std::vector<Octets>{
      request_attribute("1.2.840.113549.1.9.7", utf8("secret")),
      request_attribute("1.3.6.1.4.1.311.13.2.3", ia5("10.0.20348.2")),
      request_attribute("1.3.6.1.4.1.311.13.2.2",
                        sequence({integer(1), bmp(u"Microsoft RSA SChannel"), bit_string("")})),
      request_attribute("1.3.6.1.4.1.311.21.20", sequence({integer(9), utf8("ra1.kth.se"),
                                                           utf8("KTH\\ra"), utf8("certreq.exe")})),
      request_attribute("1.3.6.1.4.1.311.2.1.14",
                        sequence({subject_alt_name({dns_name("a.kth.se"), dns_name("b.kth.se")})})),
  };
  Read result;
  read(result, made(parts));
  CHECK(result.faults == "");
  const Request& request = result.request;
  CHECK(request.attributes.size() == 5);
  REQUIRE(request.challenge_password != nullptr);
  CHECK(request.challenge_password->values[0].text == "secret");
  CHECK(request.microsoft_os_version == "10.0.20348.2");
  CHECK(request.microsoft_csp.key_spec == 1);
  CHECK(request.microsoft_csp.provider == "Microsoft RSA SChannel");
  CHECK(request.microsoft_client_info.client_id == 9);
  CHECK(request.microsoft_client_info.machine == "ra1.kth.se");
  CHECK(request.microsoft_client_info.user == "KTH\\ra");
  CHECK(request.microsoft_client_info.process == "certreq.exe");
  REQUIRE(request.extension_request != nullptr);
  CHECK(request.extension_request->type == RequestAttributeType::microsoft_extension_request);
  REQUIRE(request.extensions.subject_alt_name.names.size() == 2);
  CHECK(general_name_text(request.extensions.subject_alt_name.names[1]) == "b.kth.se");
}

TEST_CASE("faults of a request's attributes") {
  struct Row {
    const char* name;
    void (*change)(RequestParts&);
    const char* faults;
  };
  const Row rows[] = {
      {"no [0]", [](RequestParts& p) { p.attributes.reset(); },
       "request/attributes-missing certificationRequestInfo\n"},
      {"two passwords",
       [](RequestParts& p) {
         p.attributes = std::vector<Octets>{
             sequence({oid("1.2.840.113549.1.9.7"), set({utf8("a"), utf8("b")})})};
       },
       "request/attribute-values certificationRequestInfo.attributes[0]: challengePassword\n"},
      {"an attribute twice",
       [](RequestParts& p) {
         p.attributes = std::vector<Octets>{request_attribute("1.2.840.113549.1.9.7", utf8("a")),
                                            request_attribute("1.2.840.113549.1.9.7", utf8("b"))};
       },
       "request/attribute-duplicate certificationRequestInfo.attributes[1]: challengePassword\n"},
      {"no value",
       [](RequestParts& p) {
         p.attributes = std::vector<Octets>{sequence({oid("1.2.840.113549.1.9.7"), set({})})};
       },
       "request/attribute-values certificationRequestInfo.attributes[0]: challengePassword\n"},
      {"extensions that are none",
       [](RequestParts& p) {
         p.attributes = std::vector<Octets>{request_attribute("1.2.840.113549.1.9.14", integer(1))};
       },
       "der/wrong-tag certificationRequestInfo.attributes[0].values[0]: value, a SEQUENCE\n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      RequestParts parts = usual(TestKey::p256);
      row.change(parts);
      Read result;
      read(result, made(parts));
      CHECK(result.faults == row.faults);
      CHECK(result.request.signature.state == SignatureState::valid);
    }
  }
}

TEST_CASE("fields of many places, in any order") {
  RequestParts parts = usual(TestKey::p256);
  std::vector<Octets> rdns;
  for (int i = 0; i < 150; ++i) rdns.push_back(rdn("2.5.4.11", utf8("unit " + std::to_string(i))));
  parts.subject = sequence(rdns);
  Read whole;
  read(whole, made(parts));
  const Place subject = whole.request.subject.place;
  std::vector<std::uint32_t> order;
  for (std::uint32_t at = 0; at < subject.end + 50; at += 3) order.push_back(at);
  for (std::uint32_t at : {subject.end - 1, subject.begin + 2, subject.end - 9, subject.begin}) {
    order.push_back(at);
  }
  FieldPaths paths(whole.documents);
  for (const std::uint32_t at : order) {
    const Place place{subject.doc, at, at + 1};
    REQUIRE(paths.at(place) == field_path(whole.documents, place));
  }
  const Place last = whole.request.subject.attributes.back().value;
  CHECK(paths.at(last) == "certificationRequestInfo.subject[149].value");
}

}  // namespace
}  // namespace dcvlint
