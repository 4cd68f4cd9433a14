#pragma once
// Distinguished names (X.501, RFC 5280 §4.1.2.4) in their order, with places.

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/base/document.h"
#include "lint/facts/asn1_string.h"

namespace dcvlint {

enum class AttributeType : std::uint8_t {
  unknown,
  common_name,
  surname,
  serial_number,
  country,
  locality,
  state,
  street,
  organization,
  organizational_unit,
  title,
  description,
  business_category,
  postal_code,
  post_office_box,
  telephone_number,
  name,
  given_name,
  initials,
  generation_qualifier,
  unique_identifier,
  dn_qualifier,
  pseudonym,
  organization_identifier,
  user_id,
  domain_component,
  email_address,
  unstructured_name,
  challenge_password,
  unstructured_address,
  jurisdiction_locality,
  jurisdiction_state,
  jurisdiction_country,
  date_of_birth,
  place_of_birth,
  gender,
  country_of_citizenship,
  country_of_residence,
  count_
};
AttributeType attribute_type(std::string_view oid_octets);
// From a name in any case, short or long: "O", "organizationName", "2.5.4.10".
std::optional<AttributeType> attribute_type_from_text(std::string_view name);
std::string_view attribute_short_name(AttributeType type);  // "O", "jurisdictionCountryName"
std::string_view attribute_long_name(AttributeType type);   // "organizationName"
std::string_view attribute_oid(AttributeType type);         // content octets

// One AttributeTypeAndValue. Of a challengePassword, which some write among the attributes of a
// subject, `raw` and `text` are the hidden_value: what is not here nobody prints.
struct Attribute {
  AttributeType type = AttributeType::unknown;
  StringType string_type = StringType::none;
  std::uint8_t tag = 0;  // identifier octet of the value
  TextFault text_fault = TextFault::none;
  bool text_guessed = false;        // see Decoded::guessed
  std::uint32_t text_fault_at = 0;  // octet of raw
  std::uint32_t rdn = 0;            // number of its RDN, from 0
  std::uint32_t in_rdn = 0;         // its number within that, from 0
  std::string_view oid;             // content octets
  std::string_view raw;             // content octets of the value
  std::string_view text;            // the same as UTF-8; empty when the value is no string
  Place value;                      // of raw
  Place place;                      // of the whole AttributeTypeAndValue
};
inline constexpr std::string_view hidden_value = "(hidden)";
// "O", or "1.3.6.1.4.1.99" for types without a name.
std::string attribute_label(const Attribute& attribute);

// By AttributeType: 1 + the number of the first attribute of that type; 0: there is none.
using FirstAttributes = std::array<std::uint32_t, static_cast<std::size_t>(AttributeType::count_)>;
FirstAttributes first_attributes(std::span<const Attribute> attributes);

struct DistinguishedName {
  // A name of more attributes gets `firsts` when it is read: checks ask for a first attribute at
  // each of them.
  static constexpr std::size_t few_attributes = 16;

  std::span<const Attribute> attributes;  // in the order of the encoding
  std::uint32_t rdn_count = 0;
  std::string_view bytes;  // the whole Name, header included
  Place place;
  std::span<const std::uint32_t> firsts;  // FirstAttributes; empty: `attributes` are searched
  bool empty() const { return attributes.empty(); }
  const Attribute* first(AttributeType type) const;  // null: none
  std::size_t count(AttributeType type) const;
};
// "C=SE, O=KTH, CN=www.kth.se", "+" within an RDN, in the order of the encoding;
// special characters escaped as RFC 4514 §2.4 has it; a value that is no string as "#" and the hex
// of its content. At most 4096 octets, the last of them "…". Not made printable.
std::string name_text(const DistinguishedName& name);

}  // namespace dcvlint
