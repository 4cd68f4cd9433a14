// Octets in the fields of a request or certificate that is well made around them: names, addresses
// and URLs as anybody may have them signed. Every rule looks, no check throws, and each report is
// made of text that a terminal can be shown.

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/sources/der_writer.h"
#include "lint/sources/sample_key.h"
#include "tests/tools/harmless_report.h"
#include "tests/tools/signed_run.h"

namespace {

using namespace dcvlint;
using namespace dcvlint::der;

constexpr auto attribute_types = std::to_array<std::string_view>({
    "2.5.4.3",                     // CN
    "2.5.4.6",                     // C
    "2.5.4.7",                     // L
    "2.5.4.8",                     // ST
    "2.5.4.10",                    // O
    "2.5.4.11",                    // OU
    "2.5.4.9",                     // street
    "2.5.4.17",                    // postalCode
    "2.5.4.4",                     // SN
    "2.5.4.42",                    // GN
    "2.5.4.65",                    // pseudonym
    "2.5.4.5",                     // serialNumber
    "2.5.4.15",                    // businessCategory
    "2.5.4.97",                    // organizationIdentifier
    "1.3.6.1.4.1.311.60.2.1.1",    // jurisdictionL
    "1.3.6.1.4.1.311.60.2.1.2",    // jurisdictionST
    "1.3.6.1.4.1.311.60.2.1.3",    // jurisdictionC
    "0.9.2342.19200300.100.1.1",   // UID
    "0.9.2342.19200300.100.1.25",  // DC
    "1.2.840.113549.1.9.1",        // emailAddress
});
// UTF8String, PrintableString, IA5String, TeletexString, BMPString, UniversalString,
// NumericString, VisibleString, and a number that is no string.
constexpr auto string_tags =
    std::to_array<std::uint8_t>({0x0C, 0x13, 0x16, 0x14, 0x1E, 0x1C, 0x12, 0x1A, 0x02});
// The type of certificate that its policy says.
constexpr auto policies = std::to_array<std::string_view>(
    {"2.23.140.1.2.1", "2.23.140.1.2.2", "2.23.140.1.2.3", "2.23.140.1.1", "2.23.140.1.5.1.1",
     "2.23.140.1.5.2.1", "2.23.140.1.5.3.2", "2.23.140.1.5.4.3", "2.23.140.1.4.1", "2.23.140.1.3",
     "1.2.840.113612.5.2.2.1"});

// Where the octets of the fields go.
struct Fields {
  std::vector<Octets> subject, names, access, points, qualifiers, attributes;
};

// What has one place each, by number.
void add_other(Fields& to, unsigned place, std::uint8_t tag, std::string_view octets) {
  const Octets text = tlv(tag, octets);
  const Octets url = context(6, octets, false);
  switch (place) {
    case 0:
      return to.names.push_back(context(1, octets, false));  // rfc822Name
    case 1:
      return to.names.push_back(context(2, octets, false));  // dNSName
    case 2:
      return to.names.push_back(url);
    case 3:
      return to.names.push_back(context(7, octets, false));  // iPAddress
    case 4:                                                  // SmtpUTF8Mailbox
      return to.names.push_back(context(0, oid("1.3.6.1.5.5.7.8.9") + context(0, text)));
    case 5:  // directoryName
      return to.names.push_back(context(4, sequence({rdn("2.5.4.10", text)})));
    case 6:
      return to.access.push_back(sequence({oid("1.3.6.1.5.5.7.48.1"), url}));  // OCSP
    case 7:
      return to.access.push_back(sequence({oid("1.3.6.1.5.5.7.48.2"), url}));  // caIssuers
    case 8:
      return to.points.push_back(sequence({context(0, context(0, url))}));
    case 9:  // CPS
      return to.qualifiers.push_back(sequence({oid("1.3.6.1.5.5.7.2.1"), text}));
    case 10:  // user notice
      return to.qualifiers.push_back(sequence({oid("1.3.6.1.5.5.7.2.2"), sequence({text})}));
    case 11:  // challengePassword
      return to.attributes.push_back(attribute("1.2.840.113549.1.9.7", text));
    default:  // unstructuredName
      return to.attributes.push_back(attribute("1.2.840.113549.1.9.2", text));
  }
}
constexpr unsigned other_places = 13;

// One field a line: an octet for its place, one for the type of its string, and what it holds.
Fields fields_of(std::string_view lines) {
  Fields all;
  while (!lines.empty()) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    const std::string_view line = lines.substr(0, end);
    lines.remove_prefix(std::min(end + 1, lines.size()));
    if (line.size() < 2) continue;
    const unsigned place =
        static_cast<std::uint8_t>(line[0]) % (attribute_types.size() + other_places);
    const std::uint8_t tag = string_tags[static_cast<std::uint8_t>(line[1]) % string_tags.size()];
    if (place < attribute_types.size()) {
      all.subject.push_back(rdn(attribute_types[place], tlv(tag, line.substr(2))));
    } else {
      add_other(all, place - attribute_types.size(), tag, line.substr(2));
    }
  }
  return all;
}

std::vector<Octets> extensions_of(const Fields& fields, std::string_view policy) {
  std::vector<Octets> all = {extension(
      "2.5.29.32", sequence({fields.qualifiers.empty()
                                 ? sequence({oid(policy)})
                                 : sequence({oid(policy), sequence(fields.qualifiers)})}))};
  if (!fields.names.empty()) all.push_back(subject_alt_name(fields.names));
  if (!fields.access.empty()) {
    all.push_back(extension("1.3.6.1.5.5.7.1.1", sequence(fields.access)));
  }
  if (!fields.points.empty()) all.push_back(extension("2.5.29.31", sequence(fields.points)));
  return all;
}

const Octets& ecdsa() {
  static const Octets made = algorithm("1.2.840.10045.4.3.2");
  return made;
}

Octets certificate(const Fields& fields, std::string_view policy) {
  CertificateParts parts;
  parts.inner_algorithm = ecdsa();
  parts.issuer = sequence({rdn("2.5.4.10", utf8("Sample Trust AB"))});
  parts.subject = sequence(fields.subject);
  parts.key = sample_public_key(SampleKey::p256);
  parts.extensions = extensions_of(fields, policy);
  return sequence({to_be_signed(parts), ecdsa(), bit_string("x")});
}

Octets request(const Fields& fields, std::string_view policy) {
  RequestParts parts;
  parts.subject = sequence(fields.subject);
  parts.key = sample_public_key(SampleKey::p256);
  std::vector<Octets> attributes = fields.attributes;
  attributes.push_back(extension_request(extensions_of(fields, policy)));
  parts.attributes = attributes;
  return sequence({to_be_signed(parts), ecdsa(), bit_string("x")});
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const Fields fields = fields_of({reinterpret_cast<const char*>(data) + 1, size - 1});
  const std::string_view policy = policies[data[0] / 2 % policies.size()];
  const Octets file = data[0] % 2 == 0 ? request(fields, policy) : certificate(fields, policy);
  require_harmless(SignedBookRun(file, make_date(2026, 11, 21), &builtin_profiles).report());
  return 0;
}
