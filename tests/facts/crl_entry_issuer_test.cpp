#include "lint/facts/crl_entry_issuer.h"

#include <doctest/doctest.h>

#include <string>

#include "lint/sources/crl_file.h"
#include "tests/tools/der_crl.h"

namespace dcvlint {
namespace {

using namespace der;

const Octets kth = sequence({rdn("2.5.4.10", utf8("KTH")), rdn("2.5.4.3", utf8("KTH CA"))});
const Octets lund = sequence({rdn("2.5.4.10", utf8("Lund"))});

Octets directory(const Octets& name) { return context(4, name); }
Octets of(const std::vector<Octets>& names) {
  return extension("2.5.29.29", sequence(names), true);
}
Octets entry(int serial, const std::vector<Octets>& extensions = {}) {
  return crl_entry(integer(serial), utc_time("261101000000Z"), extensions);
}
Octets list(const std::vector<Octets>& entries, bool indirect = true) {
  CrlParts parts;
  parts.entries = entries;
  if (indirect) {
    parts.extensions = {{extension("2.5.29.28", sequence({context(4, "\xFF", false)}), true)}};
  }
  return crl_of(parts);
}

TEST_CASE("the name in certificateIssuer") {
  const std::string lund_name = lund;
  CHECK(certificate_issuer_name(sequence({directory(lund)})) == lund_name);
  CHECK(certificate_issuer_name(sequence(
            {context(2, "www.kth.se", false), directory(lund), directory(kth)})) == lund_name);
  CHECK(certificate_issuer_name(sequence({directory(sequence({}))})) == sequence({}));
  const Octets without[] = {
      "",
      sequence({}),
      sequence({context(2, "www.kth.se", false)}),
      set({directory(lund)}),
      sequence({directory("")}),
      sequence({directory(integer(7))}),
      sequence({context(4, "\x30\x05", false)}),
      sequence({tlv_indefinite(0xA4, lund)}),
  };
  for (const Octets& each : without) CHECK(certificate_issuer_name(each).empty());
  // Cut anywhere, nothing but the whole name is taken for it.
  const Octets whole = sequence({directory(lund)});
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK(certificate_issuer_name(std::string_view(whole).substr(0, size)).empty());
  }
}

struct Read {
  explicit Read(const Octets& octets) : bytes(octets) {
    CrlReader reader;
    crl = reader.read(documents, documents.add("test.crl", Bytes(bytes), 0), arena);
  }
  Octets bytes;
  Documents documents;
  Arena arena;
  Crl crl;
};

TEST_CASE("an issuer holds for the entries behind it") {
  const Read read(list({entry(1), entry(2, {of({directory(lund)})}), entry(3),
                        entry(4, {of({context(2, "a.se", false)})}), entry(5),
                        entry(6, {of({directory(kth)})}), entry(7)}));
  REQUIRE(read.crl.fault_count == 0);
  CrlEntries entries(read.crl);
  EntryIssuers issuers(read.crl);
  const std::string_view expected[] = {kth, lund, lund, "", "", kth, kth};
  for (std::size_t i = 0; i < 7; ++i) {
    INFO(i);
    CHECK(issuers.of(entries.at(i)) == expected[i]);
  }
  // The list's own issuer has one number, whether it is named or not.
  CHECK(issuer_numbers(read.crl) == std::vector<std::uint32_t>{0, 1, 1, 2, 2, 0, 0});
}

TEST_CASE("lists that are no indirect ones need no numbers") {
  const Read read(list({entry(1), entry(2, {of({directory(lund)})})}, false));
  CHECK(issuer_numbers(read.crl).empty());
  const Read empty(list({entry(1)}));
  CHECK(issuer_numbers(empty.crl) == std::vector<std::uint32_t>{0});
}

TEST_CASE("one number from two issuers is no repetition") {
  const Read read(list({entry(5), entry(5, {of({directory(lund)})}), entry(6), entry(6),
                        entry(5, {of({directory(kth)})})}));
  const auto pairs = repeated_serials(read.crl, 10);
  REQUIRE(pairs.size() == 2);
  CHECK(pairs[0] == std::pair(2U, 3U));
  CHECK(pairs[1] == std::pair(0U, 4U));
}

}  // namespace
}  // namespace dcvlint
