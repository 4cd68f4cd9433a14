#include "lint/sources/der.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/facts/field_path.h"
#include "lint/sources/certificate_file.h"
#include "lint/sources/signed_file.h"
#include "tests/tools/der_signer.h"

namespace dcvlint {
namespace {

using namespace der;

std::string check(const Octets& octets) {
  DerFaults faults;
  faults.start(Doc{}, octets);
  check_der(faults, 0, static_cast<std::uint32_t>(octets.size()));
  std::string out;
  for (const Fault& fault : faults.kept()) {
    out += std::string(fault_id(fault.code)) + " " + std::to_string(fault.place.begin) + "\n";
  }
  return out;
}

TEST_CASE("what DER forbids, wherever it stands") {
  struct Row {
    const char* name;
    Octets octets;
    const char* faults;
  };
  const Row rows[] = {
      {"all well", sequence({integer(5), boolean(true), null(), oid("2.5.4.3"), bit_string("x")}),
       ""},
      {"long form for a short length", sequence({tlv_with_long_length(0x04, "abc", 1)}),
       "der/non-minimal-length 2\n"},
      {"leading zero in the length", tlv_with_long_length(0x30, Octets(2, '\x05'), 4),
       "der/non-minimal-length 0\nder/length-overrun 6\n"},
      {"indefinite", tlv_indefinite(0x30, integer(1)), "der/indefinite-length 0\n"},
      {"indefinite inside, more behind",
       sequence({tlv_indefinite(0x30, integer(1)), boolean(true)}), "der/indefinite-length 2\n"},
      {"indefinite primitive", from_hex("04 80 61 00 00"), "der/indefinite-length 0\n"},
      {"child longer than its parent", from_hex("30 03 02 05 01"), "der/length-overrun 2\n"},
      {"cut short", from_hex("30 0a 02 01 05"), "der/truncated 0\n"},
      {"length of five octets", from_hex("30 85 01 00 00 00 00"), "der/length-too-large 0\n"},
      {"length of 2^32-1", from_hex("30 84 ff ff ff ff"), "der/truncated 0\n"},
      {"reserved length", from_hex("30 ff 00"), "der/reserved-length 0\n"},
      {"no length", from_hex("30"), "der/truncated 0\n"},
      {"high tag number that is low", from_hex("3f 05 00"), "der/non-minimal-tag 0\n"},
      {"end-of-contents outside", sequence({from_hex("00 00")}), "der/end-of-contents 2\n"},
      {"boolean of 1", from_hex("01 01 01"), "der/bad-boolean 0\n"},
      {"boolean of two octets", from_hex("01 02 ff ff"), "der/bad-boolean 0\n"},
      {"empty integer", from_hex("02 00"), "der/empty-integer 0\n"},
      {"zeros before an integer", from_hex("02 02 00 7f"), "der/non-minimal-integer 0\n"},
      {"ones before an integer", from_hex("02 02 ff 80"), "der/non-minimal-integer 0\n"},
      {"a zero that it needs", from_hex("02 02 00 80"), ""},
      {"null with content", from_hex("05 01 00"), "der/bad-null 0\n"},
      {"empty OID", from_hex("06 00"), "der/bad-oid 0\n"},
      {"OID that does not end", from_hex("06 02 55 84"), "der/bad-oid 0\n"},
      {"OID with a padded arc", from_hex("06 03 55 80 04"), "der/bad-oid 0\n"},
      {"empty bit string", from_hex("03 00"), "der/bad-bit-string 0\n"},
      {"nine unused bits", from_hex("03 02 09 00"), "der/bad-bit-string 0\n"},
      {"unused bits that are set", from_hex("03 02 03 07"), "der/bad-bit-string 0\n"},
      {"constructed octet string", tlv(0x24, octet_string("a")), "der/wrong-form 0\n"},
      {"primitive sequence", from_hex("10 00"), "der/wrong-form 0\n"},
      {"set in the wrong order", set({integer(2), integer(1)}), "der/set-order 5\n"},
      {"set in order", set({integer(1), integer(2)}), ""},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) { CHECK(check(row.octets) == row.faults); }
  }
}

TEST_CASE("nesting is bounded") {
  Octets deep;
  for (int i = 0; i < 10'000; ++i) {
    // Lengths of four octets, so that each level costs the same.
    deep = tlv_with_long_length(0x30, deep, 4);
    if (deep.size() > 60'000) break;
  }
  const std::string faults = check(deep);
  CHECK(faults.ends_with("der/nested-too-deep 378\n"));
  Octets indefinite;
  for (int i = 0; i < 10'000; ++i) indefinite += from_hex("30 80");
  CHECK(check(indefinite).ends_with("der/nested-too-deep 126\n"));
}

// A certificate with one part replaced.
struct Read {
  Documents documents;
  Arena arena;
  Certificate certificate;
  std::string faults;  // "id path: detail" a line
};
CertificateParts usual() {
  CertificateParts parts;
  parts.inner_algorithm = signature_algorithm(TestKey::p256, TestDigest::sha256);
  parts.issuer = sequence({rdn("2.5.4.10", utf8("CA"))});
  parts.subject = sequence({rdn("2.5.4.6", printable("SE")), rdn("2.5.4.3", utf8("www.kth.se"))});
  parts.key = public_key(TestKey::p256);
  parts.extensions = std::vector<Octets>{subject_alt_name({dns_name("www.kth.se")})};
  return parts;
}
void read(Read& into, const Octets& octets) {
  const Doc doc = into.documents.add("test.der", Bytes(octets), 0);
  CertificateReader reader;
  into.certificate = reader.read(into.documents, doc, into.arena);
  for (const Fault& fault : into.certificate.faults) {
    into.faults +=
        std::string(fault_id(fault.code)) + " " + field_path(into.documents, fault.place);
    if (!fault.detail.empty()) into.faults += ": " + std::string(fault.detail);
    into.faults += "\n";
  }
}
Octets made(const CertificateParts& parts) {
  return unsigned_by(TestKey::p256, TestDigest::sha256, to_be_signed(parts));
}

TEST_CASE("faults of a certificate, with their fields") {
  struct Row {
    const char* name;
    void (*change)(CertificateParts&);
    const char* faults;
  };
  const Row rows[] = {
      {"nothing", [](CertificateParts&) {}, ""},
      {"v1 written", [](CertificateParts& p) { p.version = context(0, integer(0)); },
       "der/default-encoded tbsCertificate.version: version v1\n"},
      {"serial as a string", [](CertificateParts& p) { p.serial = octet_string("12"); },
       "der/wrong-tag tbsCertificate.serialNumber: serialNumber, an INTEGER\n"},
      {"padded serial", [](CertificateParts& p) { p.serial = integer_octets(Octets("\0\1", 2)); },
       "der/non-minimal-integer tbsCertificate.serialNumber\n"},
      {"cA FALSE written",
       [](CertificateParts& p) {
         p.extensions->push_back(der::extension("2.5.29.19", sequence({boolean(false)})));
       },
       "der/default-encoded tbsCertificate.extensions[1].extnValue: cA FALSE\n"},
      {"critical FALSE written",
       [](CertificateParts& p) {
         p.extensions->push_back(
             sequence({oid("2.5.29.14"), boolean(false), octet_string(octet_string("k"))}));
       },
       "der/default-encoded tbsCertificate.extensions[1].critical: critical FALSE\n"},
      {"key usage with trailing zero bits",
       [](CertificateParts& p) {
         p.extensions->push_back(der::extension("2.5.29.15", bit_string("\x80", 0)));
       },
       "der/bit-list-trailing-zero tbsCertificate.extensions[1].extnValue\n"},
      {"key usage of another type",
       [](CertificateParts& p) {
         p.extensions->push_back(der::extension("2.5.29.15", integer(1)));
       },
       "der/wrong-tag tbsCertificate.extensions[1].extnValue: KeyUsage, a BIT STRING\n"},
      {"octets behind an extension's value",
       [](CertificateParts& p) {
         p.extensions->push_back(der::extension("2.5.29.14", octet_string("k") + null()));
       },
       "der/extra-field tbsCertificate.extensions[1].extnValue: extnValue\n"},
      {"an extension twice",
       [](CertificateParts& p) { p.extensions->push_back(p.extensions->front()); },
       "certificate/extension-duplicate tbsCertificate.extensions[1].extnID: subjectAltName\n"},
      {"no extensions in their wrapper",
       [](CertificateParts& p) { p.extensions = std::vector<Octets>(); },
       "der/empty-sequence tbsCertificate.extensions: Extensions\n"},
      {"empty SAN",
       [](CertificateParts& p) { p.extensions = std::vector<Octets>{subject_alt_name({})}; },
       "der/empty-sequence tbsCertificate.extensions[0].extnValue: GeneralNames, a SEQUENCE\n"},
      {"tag 9 in a SAN",
       [](CertificateParts& p) {
         p.extensions =
             std::vector<Octets>{subject_alt_name({dns_name("a"), context(9, "b", false)})};
       },
       "der/wrong-tag tbsCertificate.extensions[0].extnValue[1]: GeneralName, [0] to [8]\n"},
      {"no seconds",
       [](CertificateParts& p) {
         p.validity = sequence({utc_time("2601010000Z"), utc_time("270101000000Z")});
       },
       "der/bad-time tbsCertificate.validity.notBefore: has no seconds\n"},
      {"GeneralizedTime too early",
       [](CertificateParts& p) {
         p.validity =
             sequence({generalized_time("20260101000000Z"), generalized_time("20500101000000Z")});
       },
       "certificate/time-type tbsCertificate.validity.notBefore\n"},
      {"multi-valued RDN out of order",
       [](CertificateParts& p) {
         p.subject = sequence(
             {set({attribute("2.5.4.6", printable("SE")), attribute("2.5.4.3", utf8("a"))})});
       },
       "der/set-order tbsCertificate.subject[0][1]\n"},
      {"empty RDN", [](CertificateParts& p) { p.subject = sequence({set({})}); },
       "der/empty-sequence tbsCertificate.subject[0]: RelativeDistinguishedName\n"},
      {"no subject public key",
       [](CertificateParts& p) { p.key = sequence({algorithm("1.3.101.112")}); },
       "der/missing-field tbsCertificate.subjectPublicKeyInfo: subjectPublicKey, a BIT STRING\n"},
      {"a field too many", [](CertificateParts& p) { p.issuer_unique_id = context(4, null()); },
       "der/extra-field tbsCertificate: tbsCertificate\n"},
  };
  for (const Row& row : rows) {
    SUBCASE(row.name) {
      CertificateParts parts = usual();
      row.change(parts);
      Read result;
      read(result, made(parts));
      CHECK(result.faults == row.faults);
    }
  }
}

TEST_CASE("what could be read stays when something is broken") {
  Read result;
  Octets octets = made(usual());
  SUBCASE("trailing octets") {
    read(result, octets + "\n");
    CHECK(result.faults == "der/trailing-bytes \n");
    CHECK(name_text(result.certificate.subject) == "C=SE, CN=www.kth.se");
    CHECK(result.certificate.bytes.size() == octets.size());
  }
  SUBCASE("cut in the signature") {
    read(result, octets.substr(0, octets.size() - 20));
    CHECK(result.faults == "der/truncated \n");
    CHECK(name_text(result.certificate.subject) == "C=SE, CN=www.kth.se");
    CHECK(result.certificate.extensions.subject_alt_name.names.size() == 1);
  }
  SUBCASE("cut everywhere") {
    for (std::size_t size = 0; size < octets.size(); ++size) {
      Read each;
      read(each, octets.substr(0, size));
      INFO(size);
      REQUIRE(each.certificate.fault_count != 0);
    }
  }
  SUBCASE("nothing") {
    read(result, "");
    CHECK(result.faults == "der/not-der \n");
  }
}

TEST_CASE("large values are read within bounds") {
  Read result;
  CertificateParts parts = usual();
  SUBCASE("100 000 names") {
    std::vector<Octets> names;
    for (int i = 0; i < 100'000; ++i)
      names.push_back(dns_name("h" + std::to_string(i) + ".example"));
    parts.extensions = std::vector<Octets>{subject_alt_name(names)};
    read(result, made(parts));
    CHECK(result.faults == "");
    const auto found = result.certificate.extensions.subject_alt_name.names;
    REQUIRE(found.size() == 100'000);
    CHECK(found[99'999].bytes == "h99999.example");
  }
  SUBCASE("10 000 attributes, 10 000 extensions of one kind") {
    std::vector<Octets> rdns;
    for (int i = 0; i < 10'000; ++i) rdns.push_back(rdn("2.5.4.11", utf8(std::to_string(i))));
    parts.subject = sequence(rdns);
    parts.extensions =
        std::vector<Octets>(10'000, der::extension("1.3.6.1.4.1.99999.1", octet_string("x")));
    read(result, made(parts));
    CHECK(result.certificate.subject.attributes.size() == 10'000);
    CHECK(result.certificate.fault_count == 9'999);
    CHECK(result.certificate.faults.size() == DerFaults::cap);
  }
  SUBCASE("64 kB in one attribute") {
    parts.subject = sequence({rdn("2.5.4.3", bmp(std::u16string(32'768, u'\u00E5')))});
    read(result, made(parts));
    CHECK(result.certificate.subject.attributes[0].text.size() == 65'536);
  }
}

TEST_CASE("serial numbers and versions as they are") {
  Read result;
  CertificateParts parts = usual();
  parts.serial = integer(-5);
  parts.version = context(0, integer(7));
  read(result, made(parts));
  CHECK(result.faults == "");
  CHECK(result.certificate.serial == "\xFB");
  CHECK(result.certificate.version == 7);
  CHECK(result.certificate.subject.attributes[0].place.begin > 0);
  CHECK(result.documents.text(result.certificate.subject.attributes[1].value) == "www.kth.se");
}

}  // namespace
}  // namespace dcvlint
