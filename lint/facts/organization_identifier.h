#pragma once
// organizationIdentifier (2.5.4.97) as certificates of the CA/Browser Forum have it (EVG 7.1.4.2.8;
// S/MIME BR 7.1.4.2.2 d and appendix A): "NTRSE-2021003211", "NTRUS+CA-12345", "VATEL-099999999";
// and the extension that repeats it (2.23.140.3.1, EVG 7.1.2.2).

#include <optional>
#include <string_view>

namespace dcvlint {

enum class OrganizationIdentifierFault : unsigned char {
  none,
  scheme,     // does not begin with three capital letters
  country,    // no two capital letters behind the scheme
  state,      // nothing, or something else than capital letters and digits, behind "+"
  hyphen,     // no hyphen where one must stand
  reference,  // nothing behind the hyphen
};
// A phrase: "has no hyphen before the reference".
std::string_view organization_identifier_fault_text(OrganizationIdentifierFault fault);

struct OrganizationIdentifier {
  std::string_view scheme, country, state, reference;  // what could be read; empty: absent
  OrganizationIdentifierFault fault = OrganizationIdentifierFault::none;
};
OrganizationIdentifier parse_organization_identifier(std::string_view text);

// Of the extension's value; nothing when it is no CABFOrganizationIdentifier.
std::optional<OrganizationIdentifier> read_organization_identifier(std::string_view value);

}  // namespace dcvlint
