// Which certificates an indirect revocation list revokes (RFC 5280 §5.3.3, §6.3.3 (b) (1)).

#include <doctest/doctest.h>

#include "lint/sources/sample_key.h"
#include "tests/rules/signed_book.h"
#include "tests/tools/der_crl.h"

namespace dcvlint {
namespace {

using namespace der;

const Octets kth = sequence({rdn("2.5.4.10", utf8("KTH")), rdn("2.5.4.3", utf8("KTH CA"))});
const Octets lund = sequence({rdn("2.5.4.10", utf8("Lund"))});
const Octets umea = sequence({rdn("2.5.4.10", utf8("Umea"))});

constexpr int serial = 0x1234;

// Its cRLDistributionPoints name `lists_by` as cRLIssuer, unless that is empty.
Octets certificate(const Octets& issuer, const Octets& lists_by) {
  CertificateParts parts;
  parts.inner_algorithm = algorithm("1.2.840.10045.4.3.2");
  parts.serial = integer(serial);
  parts.issuer = issuer;
  parts.subject = sequence({rdn("2.5.4.3", utf8("www.kth.se"))});
  parts.key = sample_public_key(SampleKey::p256);
  parts.extensions = {{subject_alt_name({dns_name("www.kth.se")})}};
  if (!lists_by.empty()) {
    parts.extensions->push_back(extension(
        "2.5.29.31",
        sequence({sequence({context(0, context(0, context(6, "http://a.se/1.crl", false))),
                            context(2, context(4, lists_by))})})));
  }
  return pem("CERTIFICATE", sequence({to_be_signed(parts), parts.inner_algorithm,
                                      bit_string(std::string(64, 'Z'))}));
}

Octets entry(int number, const Octets& issuer = {}) {
  std::vector<Octets> extensions;
  if (!issuer.empty()) {
    extensions.push_back(extension("2.5.29.29", sequence({context(4, issuer)}), true));
  }
  return crl_entry(integer(number), utc_time("261101000000Z"), extensions);
}
// By KTH.
Octets list(const std::vector<Octets>& entries, bool indirect) {
  CrlParts parts;
  parts.entries = entries;
  if (indirect) {
    parts.extensions->push_back(
        extension("2.5.29.28", sequence({context(4, "\xFF", false)}), true));
  }
  return pem("X509 CRL", crl_of(parts));
}

TEST_CASE("an entry revokes what its issuer has issued, where the certificate allows that") {
  constexpr bool indirect = true;
  const struct {
    std::string_view name;
    Octets issuer, lists_by;
    bool indirect;
    std::vector<Octets> entries;
    bool revoked;
  } rows[] = {
      {"its own list", kth, "", false, {entry(serial)}, true},
      {"its own list, which is for others, too", kth, "", indirect, {entry(serial)}, true},
      {"another one's entry", kth, "", indirect, {entry(serial, lund)}, false},
      {"behind another one's entry", kth, "", indirect, {entry(7, lund), entry(serial)}, false},
      {"back at its own", kth, "", indirect, {entry(7, lund), entry(serial, kth)}, true},
      {"behind its own", kth, "", indirect, {entry(7, lund), entry(8, kth), entry(serial)}, true},
      {"named, and the list does not say indirect", kth, "", false, {entry(serial, lund)}, false},
      {"named itself there", kth, "", false, {entry(serial, kth)}, true},
      {"by the list it leads to", lund, kth, indirect, {entry(serial, lund)}, true},
      {"behind the name", lund, kth, indirect, {entry(7, lund), entry(serial)}, true},
      {"without the name", lund, kth, indirect, {entry(serial)}, false},
      {"behind a third one's", lund, kth, indirect, {entry(7, lund), entry(serial, umea)}, false},
      {"it leads to nobody's list", lund, "", indirect, {entry(serial, lund)}, false},
      {"it leads to a third one's", lund, umea, indirect, {entry(serial, lund)}, false},
      {"the list does not say indirect", lund, kth, false, {entry(serial, lund)}, false},
  };
  SignedBook book({"crl/revoked"});
  for (const auto& row : rows) {
    INFO(row.name);
    CHECK(book.findings(certificate(row.issuer, row.lists_by) + list(row.entries, row.indirect)) ==
          (row.revoked
               ? "warning crl/revoked: revoked on 2026-11-01 00:00:00Z by O=KTH, CN=KTH CA, "
                 "reason: none given; clients refuse it; its key may be certified again\n"
               : ""));
  }
}

TEST_CASE("a certificate is covered by the indirect list that it leads to") {
  CrlParts parts;
  parts.issuer = lund;
  parts.extensions->push_back(extension("2.5.29.28", sequence({context(2, "\xFF", false)}), true));
  const Octets for_cas = pem("X509 CRL", crl_of(parts));
  const Octets by_kth = list({entry(7, lund)}, true);
  const Octets here = certificate(lund, kth);
  SignedBook book({"crl/not-covered"});
  CHECK(book.findings(here + for_cas).find("notice crl/not-covered: ") == 0);
  CHECK(book.findings(here + for_cas + by_kth) == "");
  CHECK(book.findings(here + for_cas + list({entry(7)}, false)).find("notice crl/not-covered: ") ==
        0);
}

}  // namespace
}  // namespace dcvlint
