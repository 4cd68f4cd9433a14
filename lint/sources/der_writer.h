#pragma once
// Writes DER, and on demand what is none: for examples of rules and for samples that OpenSSL
// would refuse to make. Everything is a string of octets; they are put together
// from inside out.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint::der {

using Octets = std::string;

Octets tlv(std::uint8_t tag, std::string_view content);
// With a length of `octets` octets behind 0x80 | octets, minimal or not.
Octets tlv_with_long_length(std::uint8_t tag, std::string_view content, unsigned octets);
Octets tlv_indefinite(std::uint8_t tag, std::string_view content);

Octets join(const std::vector<Octets>& parts);
Octets sequence(const std::vector<Octets>& parts);
Octets set(const std::vector<Octets>& parts);  // in the given order
Octets set_of(std::vector<Octets> parts);      // in DER's order
Octets context(unsigned number, std::string_view content, bool constructed = true);

Octets boolean(bool value);
Octets integer(std::int64_t value);
Octets integer_octets(std::string_view content);  // as they are
Octets unsigned_integer(std::string_view magnitude);
Octets null();
Octets oid(std::string_view dotted);  // throws std::invalid_argument
Octets octet_string(std::string_view content);
Octets bit_string(std::string_view content, unsigned unused = 0);
Octets named_bits(std::uint16_t bits);  // bit n is 1 << n
Octets utf8(std::string_view text);
Octets printable(std::string_view text);
Octets ia5(std::string_view text);
Octets utc_time(std::string_view text);
Octets generalized_time(std::string_view text);
Octets bmp(std::u16string_view text);
Octets universal(std::u32string_view text);
Octets from_hex(std::string_view hex);

// SEQUENCE { OID, value }; and a SET OF it.
Octets attribute(std::string_view dotted, std::string_view value);
Octets rdn(std::string_view dotted, std::string_view value);
Octets extension(std::string_view dotted, std::string_view value, bool critical = false);
Octets dns_name(std::string_view name);
Octets subject_alt_name(const std::vector<Octets>& names, bool critical = false);
Octets algorithm(std::string_view dotted, std::string_view parameters = {});

// Fields as whole TLVs; an empty one is left out.
struct CertificateParts {
  Octets version = context(0, integer(2));
  Octets serial = integer(0x1234567890);
  Octets inner_algorithm;
  Octets issuer;
  Octets validity = sequence({utc_time("260101000000Z"), utc_time("270101000000Z")});
  Octets subject;
  Octets key;
  Octets issuer_unique_id, subject_unique_id;
  std::optional<std::vector<Octets>> extensions;
};
Octets to_be_signed(const CertificateParts& parts);

struct RequestParts {
  Octets version = integer(0);
  Octets subject;
  Octets key;
  std::optional<std::vector<Octets>> attributes = std::vector<Octets>();
};
Octets to_be_signed(const RequestParts& parts);
// The PKCS#9 attribute that asks for these extensions.
Octets extension_request(const std::vector<Octets>& extensions);

Octets pem(std::string_view label, std::string_view octets, std::string_view line_end = "\n",
           std::size_t width = 64);

}  // namespace dcvlint::der
