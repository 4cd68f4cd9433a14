#include "lint/facts/subject.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/base/clipped.h"
#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

using enum AttributeType;
using namespace std::string_view_literals;

struct Row {
  AttributeType type;
  std::string_view oid;  // content octets
  std::string_view short_name;
  std::string_view long_name;
};

// In the order of the enum.
constexpr auto rows = std::to_array<Row>({
    {unknown, "", "", ""},
    {common_name, "\x55\x04\x03", "CN", "commonName"},
    {surname, "\x55\x04\x04", "SN", "surname"},
    {serial_number, "\x55\x04\x05", "serialNumber", "serialNumber"},
    {country, "\x55\x04\x06", "C", "countryName"},
    {locality, "\x55\x04\x07", "L", "localityName"},
    {state, "\x55\x04\x08", "ST", "stateOrProvinceName"},
    {street, "\x55\x04\x09", "street", "streetAddress"},
    {organization, "\x55\x04\x0A", "O", "organizationName"},
    {organizational_unit, "\x55\x04\x0B", "OU", "organizationalUnitName"},
    {title, "\x55\x04\x0C", "title", "title"},
    {description, "\x55\x04\x0D", "description", "description"},
    {business_category, "\x55\x04\x0F", "businessCategory", "businessCategory"},
    {postal_code, "\x55\x04\x11", "postalCode", "postalCode"},
    {post_office_box, "\x55\x04\x12", "postOfficeBox", "postOfficeBox"},
    {telephone_number, "\x55\x04\x14", "telephoneNumber", "telephoneNumber"},
    {name, "\x55\x04\x29", "name", "name"},
    {given_name, "\x55\x04\x2A", "GN", "givenName"},
    {initials, "\x55\x04\x2B", "initials", "initials"},
    {generation_qualifier, "\x55\x04\x2C", "generationQualifier", "generationQualifier"},
    {unique_identifier, "\x55\x04\x2D", "x500UniqueIdentifier", "x500UniqueIdentifier"},
    {dn_qualifier, "\x55\x04\x2E", "dnQualifier", "dnQualifier"},
    {pseudonym, "\x55\x04\x41", "pseudonym", "pseudonym"},
    {organization_identifier, "\x55\x04\x61", "organizationIdentifier", "organizationIdentifier"},
    {user_id, "\x09\x92\x26\x89\x93\xF2\x2C\x64\x01\x01", "UID", "userId"},
    {domain_component, "\x09\x92\x26\x89\x93\xF2\x2C\x64\x01\x19", "DC", "domainComponent"},
    {email_address, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x01", "emailAddress", "emailAddress"},
    {unstructured_name, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x02", "unstructuredName",
     "unstructuredName"},
    {challenge_password, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07", "challengePassword",
     "challengePassword"},
    {unstructured_address, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x08", "unstructuredAddress",
     "unstructuredAddress"},
    {jurisdiction_locality, "\x2B\x06\x01\x04\x01\x82\x37\x3C\x02\x01\x01", "jurisdictionL",
     "jurisdictionLocalityName"},
    {jurisdiction_state, "\x2B\x06\x01\x04\x01\x82\x37\x3C\x02\x01\x02", "jurisdictionST",
     "jurisdictionStateOrProvinceName"},
    {jurisdiction_country, "\x2B\x06\x01\x04\x01\x82\x37\x3C\x02\x01\x03", "jurisdictionC",
     "jurisdictionCountryName"},
    {date_of_birth, "\x2B\x06\x01\x05\x05\x07\x09\x01", "dateOfBirth", "dateOfBirth"},
    {place_of_birth, "\x2B\x06\x01\x05\x05\x07\x09\x02", "placeOfBirth", "placeOfBirth"},
    {gender, "\x2B\x06\x01\x05\x05\x07\x09\x03", "gender", "gender"},
    {country_of_citizenship, "\x2B\x06\x01\x05\x05\x07\x09\x04", "countryOfCitizenship",
     "countryOfCitizenship"},
    {country_of_residence, "\x2B\x06\x01\x05\x05\x07\x09\x05", "countryOfResidence",
     "countryOfResidence"},
});
static_assert(rows.size() == static_cast<std::size_t>(AttributeType::count_));
static_assert([] {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].type != static_cast<AttributeType>(i)) return false;
  }
  return true;
}());

const Row& row(AttributeType type) {
  const auto index = static_cast<std::size_t>(type);
  return rows[index < rows.size() ? index : 0];
}

// id-at is 2.5.4.n: its attributes are found by n.
constexpr auto by_arc = [] {
  std::array<AttributeType, 128> types{};
  for (const Row& each : rows) {
    if (each.oid.size() == 3) types[static_cast<std::uint8_t>(each.oid[2])] = each.type;
  }
  return types;
}();

// RFC 4514 §2.4.
void append_escaped(std::string& out, std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const bool edge_space = c == ' ' && (i == 0 || i + 1 == text.size());
    const bool leading_hash = c == '#' && i == 0;
    if (c == '\0') {
      out += "\\00";
      continue;
    }
    if ("\"+,;<>\\"sv.find(c) != std::string_view::npos || edge_space || leading_hash) out += '\\';
    out += c;
  }
}

}  // namespace

AttributeType attribute_type(std::string_view oid_octets) {
  if (oid_octets.size() == 3 && oid_octets[0] == '\x55' && oid_octets[1] == '\x04') {
    const auto arc = static_cast<std::uint8_t>(oid_octets[2]);
    return arc < by_arc.size() ? by_arc[arc] : unknown;
  }
  if (oid_octets.size() < 4) return unknown;
  for (const Row& each : rows) {
    if (each.oid == oid_octets) return each.type;
  }
  return unknown;
}

std::optional<AttributeType> attribute_type_from_text(std::string_view name) {
  if (name.empty()) return std::nullopt;
  for (const Row& each : rows) {
    if (each.type == unknown) continue;
    if (equal_folded(name, each.short_name) || equal_folded(name, each.long_name)) {
      return each.type;
    }
  }
  const auto octets = oid_octets(name);
  if (!octets) return std::nullopt;
  const AttributeType type = attribute_type(*octets);
  return type == unknown ? std::nullopt : std::optional(type);
}

std::string_view attribute_short_name(AttributeType type) { return row(type).short_name; }
std::string_view attribute_long_name(AttributeType type) { return row(type).long_name; }
std::string_view attribute_oid(AttributeType type) { return row(type).oid; }

std::string attribute_label(const Attribute& attribute) {
  if (attribute.type == unknown) return oid_text(attribute.oid);
  return std::string(attribute_short_name(attribute.type));
}

FirstAttributes first_attributes(std::span<const Attribute> attributes) {
  FirstAttributes firsts{};
  for (std::size_t i = 0; i < attributes.size(); ++i) {
    std::uint32_t& first = firsts[static_cast<std::size_t>(attributes[i].type)];
    if (first == 0) first = static_cast<std::uint32_t>(i) + 1;
  }
  return firsts;
}

const Attribute* DistinguishedName::first(AttributeType type) const {
  if (const auto index = static_cast<std::size_t>(type); index < firsts.size()) {
    return firsts[index] == 0 ? nullptr : &attributes[firsts[index] - 1];
  }
  const auto found = std::ranges::find(attributes, type, &Attribute::type);
  return found == attributes.end() ? nullptr : &*found;
}

std::size_t DistinguishedName::count(AttributeType type) const {
  return static_cast<std::size_t>(std::ranges::count(attributes, type, &Attribute::type));
}

// Bounded: a name of megabytes stands in a message for each certificate of its CA.
std::string name_text(const DistinguishedName& name) {
  constexpr std::size_t most = 4096;
  std::string out;
  for (const Attribute& attribute : name.attributes) {
    if (out.size() > most) break;
    if (!out.empty()) out += attribute.in_rdn == 0 ? ", " : "+";
    out += attribute_label(attribute);
    out += '=';
    if (attribute.string_type != StringType::none) {
      append_escaped(out, attribute.text.substr(0, most + 1));
      continue;
    }
    constexpr std::string_view digits = "0123456789abcdef";
    out += '#';
    for (const char c : attribute.raw.substr(0, most)) {
      out += digits[static_cast<std::uint8_t>(c) >> 4U];
      out += digits[static_cast<std::uint8_t>(c) & 0xFU];
    }
  }
  return clipped(out, most);
}

}  // namespace dcvlint
