#include <doctest/doctest.h>

#include <string>

#include "lint/facts/field_path.h"
#include "lint/sources/crl_file.h"
#include "lint/sources/der_content.h"
#include "lint/sources/signed_file.h"
#include "tests/tools/der_crl.h"

namespace dcvlint {
namespace {

using namespace der;

struct Read {
  Documents documents;
  Arena arena;
  Crl crl;
  std::string faults;  // "id path: detail" a line

  std::string path(Place place) const { return field_path(documents, place); }
};
void read(Read& into, const Octets& octets) {
  const Doc doc = into.documents.add("test.crl", Bytes(octets), 0);
  CrlReader reader;
  into.crl = reader.read(into.documents, doc, into.arena);
  for (const Fault& fault : into.crl.faults) {
    into.faults += std::string(fault_id(fault.code)) + " " + into.path(fault.place);
    if (!fault.detail.empty()) into.faults += ": " + std::string(fault.detail);
    into.faults += "\n";
  }
}

CrlParts full() {
  CrlParts parts;
  parts.entries = {
      {crl_entry(integer(0x1234), utc_time("261101000000Z"), {reason_code(1)}),
       crl_entry(integer(5), utc_time("261102000000Z")),
       crl_entry(integer(6), generalized_time("20500101000000Z"),
                 {reason_code(4), extension("2.5.29.24", generalized_time("20261001000000Z"))})}};
  parts.extensions = {
      {extension("2.5.29.35", sequence({context(0, "\x01\x02", false)})),
       extension("2.5.29.20", integer(1000)),
       extension("2.5.29.28",
                 sequence({context(0, context(0, context(6, "http://a.example/1.crl", false))),
                           context(1, "\xFF", false)}),
                 true)}};
  return parts;
}

TEST_CASE("every field, and where it stands") {
  Read made;
  const Octets octets = crl_of(full());
  read(made, octets);
  CHECK(made.faults == "");
  CHECK(der_content(octets) == DerContent::crl);
  Crl& crl = made.crl;
  CHECK(crl.kind == SignedKind::crl);
  CHECK(crl.version == 1);
  CHECK(made.path(crl.version_place) == "tbsCertList.version");
  CHECK(name_text(crl.issuer) == "O=KTH, CN=KTH CA");
  CHECK(made.path(crl.issuer.attributes[1].value) == "tbsCertList.issuer[1].value");
  CHECK(crl.this_update.text == "261120080000Z");
  CHECK(made.path(crl.this_update.place) == "tbsCertList.thisUpdate");
  CHECK(crl.next_update.text == "261127080000Z");
  CHECK(made.path(crl.next_update.place) == "tbsCertList.nextUpdate");
  CHECK(crl.number.number == "\x03\xE8");
  CHECK(made.path(crl.number.extension->value_place) == "tbsCertList.crlExtensions[1].extnValue");
  CHECK(crl.extensions.authority_key_identifier.key_identifier == "\x01\x02");
  REQUIRE(crl.idp.full_name.size() == 1);
  REQUIRE(crl.idp.addresses.size() == 1);
  CHECK(crl.idp.addresses[0] == "http://a.example/1.crl");
  CHECK(crl.idp.full_name[0].bytes == "http://a.example/1.crl");
  CHECK(crl.idp.only_user);
  CHECK_FALSE(crl.idp.only_ca);
  CHECK(crl.idp.readable);
  CHECK(made.path(crl.signature.place) == "signatureValue");
  REQUIRE(crl.entries.size() == 3);
  CrlEntries entries(crl);
  const CrlEntry& first = entries.at(0);
  CHECK(first.serial == "\x12\x34");
  CHECK(made.path(first.serial_place) == "tbsCertList.revokedCertificates[0].userCertificate");
  CHECK(first.revoked.text == "261101000000Z");
  CHECK(made.path(first.revoked.place) == "tbsCertList.revokedCertificates[0].revocationDate");
  CHECK(first.reason_code == 1);
  CHECK(made.path(first.reason->value_place) ==
        "tbsCertList.revokedCertificates[0].crlEntryExtensions[0].extnValue");
  CHECK(entries.at(1).extensions.empty());
  CHECK(entries.at(2).reason_code == 4);
  CHECK(entries.at(2).invalidity_date != nullptr);
  CHECK(entries.serial(2) == "\x06");
  CHECK(repeated_serials(crl, 10).empty());
}

TEST_CASE("what may be left out") {
  CrlParts parts;
  parts.version = {};
  parts.next_update = {};
  parts.extensions.reset();
  Read made;
  const Octets octets = crl_of(parts);
  read(made, octets);
  CHECK(made.faults == "");
  CHECK(der_content(octets) == DerContent::crl);
  CHECK(made.crl.version == 0);
  CHECK_FALSE(made.crl.version_written);
  CHECK(made.crl.next_update.type == TimeType::none);
  CHECK_FALSE(made.crl.revoked_written);
  CHECK(made.path(made.crl.this_update.place) == "tbsCertList.thisUpdate");
  CHECK(made.crl.extensions.all.empty());
}

TEST_CASE("what breaks the form") {
  const struct {
    std::string_view name;
    void (*change)(CrlParts& parts);
    std::string_view faults;
  } rows[] = {
      {"an empty list", [](CrlParts& parts) { parts.entries.emplace(); },
       "crl/revoked-certificates-empty tbsCertList.revokedCertificates\n"},
      {"GeneralizedTime before 2050",
       [](CrlParts& parts) { parts.this_update = generalized_time("20261120080000Z"); },
       "crl/time-type tbsCertList.thisUpdate\n"},
      {"a time with an offset",
       [](CrlParts& parts) {
         parts.entries = {{crl_entry(integer(5), generalized_time("20501120080000+0100"))}};
       },
       "der/bad-time tbsCertList.revokedCertificates[0].revocationDate: has an offset in place of "
       "Z\n"},
      {"a fraction and no Z",
       [](CrlParts& parts) { parts.next_update = generalized_time("20501120080000.5"); },
       "der/bad-time tbsCertList.nextUpdate: has fractions of a second\n"},
      {"a day that there is not",
       [](CrlParts& parts) { parts.next_update = utc_time("270230000000Z"); },
       "der/bad-time tbsCertList.nextUpdate: is a time that does not exist\n"},
      {"an entry without a date",
       [](CrlParts& parts) { parts.entries = {{sequence({integer(5)})}}; },
       "der/missing-field tbsCertList.revokedCertificates[0]: revocationDate, a UTCTime or "
       "GeneralizedTime\n"},
      {"an entry that is none", [](CrlParts& parts) { parts.entries = {{integer(5)}}; },
       "der/wrong-tag tbsCertList.revokedCertificates[0]: an entry of revokedCertificates, a "
       "SEQUENCE\n"},
      {"a reason that is an INTEGER",
       [](CrlParts& parts) {
         parts.entries = {{crl_entry(integer(5), utc_time("261101000000Z"),
                                     {extension("2.5.29.21", integer(1))})}};
       },
       "der/wrong-tag tbsCertList.revokedCertificates[0].crlEntryExtensions[0].extnValue: "
       "CRLReason, an ENUMERATED\n"},
      {"two reasons",
       [](CrlParts& parts) {
         parts.entries = {
             {crl_entry(integer(5), utc_time("261101000000Z"), {reason_code(1), reason_code(4)})}};
       },
       "crl/entry-extension-duplicate "
       "tbsCertList.revokedCertificates[0].crlEntryExtensions[1].extnID: reasonCode\n"},
      {"invalidityDate as UTCTime",
       [](CrlParts& parts) {
         parts.entries = {{crl_entry(integer(5), utc_time("261101000000Z"),
                                     {extension("2.5.29.24", utc_time("261001000000Z"))})}};
       },
       "der/wrong-tag tbsCertList.revokedCertificates[0].crlEntryExtensions[0].extnValue: "
       "InvalidityDate, a GeneralizedTime\n"},
      {"two numbers",
       [](CrlParts& parts) {
         parts.extensions = {
             {extension("2.5.29.20", integer(7)), extension("2.5.29.20", integer(8))}};
       },
       "crl/extension-duplicate tbsCertList.crlExtensions[1].extnID: cRLNumber\n"},
      {"a number that is none",
       [](CrlParts& parts) { parts.extensions = {{extension("2.5.29.20", utf8("7"))}}; },
       "der/wrong-tag tbsCertList.crlExtensions[0].extnValue: an INTEGER\n"},
      {"a FALSE that is written out",
       [](CrlParts& parts) {
         parts.extensions = {
             {extension("2.5.29.28", sequence({context(2, std::string(1, '\0'), false)}), true)}};
       },
       "der/default-encoded tbsCertList.crlExtensions[0].extnValue: onlyContainsCACerts FALSE\n"},
      {"a TRUE that is 1",
       [](CrlParts& parts) {
         parts.extensions = {{extension("2.5.29.28", sequence({context(4, "\x01", false)}), true)}};
       },
       "der/bad-boolean tbsCertList.crlExtensions[0].extnValue\n"},
      {"a field too many",
       [](CrlParts& parts) {
         parts.entries = {{sequence({integer(5), utc_time("261101000000Z"), null()})}};
       },
       "der/extra-field tbsCertList.revokedCertificates[0].crlEntryExtensions: an entry of "
       "revokedCertificates\n"},
  };
  for (const auto& row : rows) {
    INFO(row.name);
    CrlParts parts;
    row.change(parts);
    Read made;
    read(made, crl_of(parts));
    CHECK(made.faults == row.faults);
  }
}

TEST_CASE("serial numbers that are negative, long or repeated") {
  CrlParts parts;
  parts.entries = {{crl_entry(integer(-5), utc_time("261101000000Z")),
                    crl_entry(integer_octets(std::string(300, 'a')), utc_time("261101000000Z")),
                    crl_entry(integer(7), utc_time("261101000000Z")),
                    crl_entry(integer(-5), utc_time("261101000000Z")),
                    crl_entry(integer(7), utc_time("261101000000Z")),
                    crl_entry(integer(7), utc_time("261101000000Z"))}};
  Read made;
  read(made, crl_of(parts));
  CHECK(made.faults == "");
  const auto pairs = repeated_serials(made.crl, 10);
  REQUIRE(pairs.size() == 3);
  CHECK(pairs[0] == std::pair(0U, 3U));
  CHECK(pairs[1] == std::pair(2U, 4U));
  CHECK(pairs[2] == std::pair(2U, 5U));
  CHECK(repeated_serials(made.crl, 1).size() == 1);
}

TEST_CASE("cut anywhere, and any octet changed, it is read to an end") {
  const Octets whole = crl_of(full());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    Read made;
    read(made, whole.substr(0, size));
    INFO(size);
    CHECK_FALSE(made.faults.empty());
    CrlEntries entries(made.crl);
    for (std::size_t i = 0; i < entries.size(); ++i) entries.at(i);
    repeated_serials(made.crl, 10);
  }
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const int bit : {0x01, 0x80, 0xFF}) {
      Octets changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ bit);
      Read made;
      read(made, changed);
      CrlEntries entries(made.crl);
      for (std::size_t i = 0; i < entries.size(); ++i) {
        const CrlEntry& entry = entries.at(i);
        CHECK(entry.place.end <= changed.size());
        CHECK(entry.serial_place.end <= changed.size());
      }
    }
  }
}

TEST_CASE("four octets an entry") {
  CrlParts parts;
  parts.entries.emplace();
  for (int i = 0; i < 20000; ++i) {
    parts.entries->push_back(
        crl_entry(integer(1000000 + i), utc_time("261101000000Z"), {reason_code(1 + i % 5)}));
  }
  Read made;
  read(made, crl_of(parts));
  CHECK(made.faults == "");
  CHECK(made.crl.entries.size() == 20000);
  CHECK(made.crl.entries.size_bytes() == 80000);
  CrlEntries entries(made.crl);
  CHECK(integer_text(entries.at(19999).serial) == "1019999");
  CHECK(made.path(entries.at(19999).serial_place) ==
        "tbsCertList.revokedCertificates[19999].userCertificate");
}

TEST_CASE("several in one text, beside a certificate request's label") {
  const Octets one = crl_of(full());
  const std::string text = pem("X509 CRL", one) + "text between\n" + pem("X509 CRL", one) +
                           pem("CERTIFICATE REQUEST", one);
  Documents documents;
  Arena arena;
  const Doc doc = documents.add("lists.pem", Bytes(text), 0);
  SignedFileReader reader;
  const SignedFile file = reader.read(documents, doc, arena);
  CHECK(file.crls.size() == 3);
  REQUIRE(file.faults.size() == 1);
  CHECK(fault_id(file.faults[0].code) == "pem/wrong-label");
  const auto place = pem_place(documents, file.crls[1].number.extension->value_place);
  REQUIRE(place);
  CHECK(place->doc == doc);
  CHECK(place->begin > text.find("between"));
}

}  // namespace
}  // namespace dcvlint
