#pragma once
// organizationIdentifier (2.5.4.97) as the EV Guidelines (7.1.4.2.8) and the S/MIME Baseline
// Requirements (7.1.4.2.2 d, appendix A) want it: "NTRSE-5560001234", "VATEL-090000045",
// "NTRUS+CA-1234567", "LEIXG-529900T8BM49AURSDO55", "GOVUS+CA", "INTXG"; and the extension that
// repeats it (2.23.140.3.1, EVG 7.1.2.2).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

enum class OrganizationIdFault : std::uint8_t {
  none,
  scheme,          // none of three capital letters that are known
  country,         // no two capital letters behind it
  wrong_country,   // LEI and INT have XG
  subdivision,     // "+" without 1 to 3 capital letters or digits behind it
  no_subdivision,  // one is there where the scheme has none: VAT, PSD, LEI, INT
  no_hyphen,       // a plain "-" is missing before the reference
  no_reference,    // nothing stands behind the hyphen
  reference,       // one stands there where the scheme has none: GOV, INT
  lei_form,        // no 18 capital letters and digits with 2 digits behind them
  lei_digits,      // check digits of ISO 7064 (MOD 97-10), which ISO 17442 has
};

// Views into the text that was parsed. What stands behind a fault is empty.
struct OrganizationId {
  std::string_view scheme;       // "NTR"
  std::string_view country;      // "SE"
  std::string_view subdivision;  // "CA"; empty: none
  std::string_view reference;
  OrganizationIdFault fault = OrganizationIdFault::none;
};
OrganizationId parse_organization_id(std::string_view text);
// "the scheme is none of NTR, VAT, PSD, LEI, GOV and INT". Empty for none.
std::string_view organization_id_fault_text(OrganizationIdFault fault);

// Of the extension's value; nothing when it is no CABFOrganizationIdentifier.
std::optional<OrganizationId> read_organization_id_extension(std::string_view value);

// The European unique identifier of a company in a register (Directive (EU) 2017/1132, article 16):
// country, register, ".", number. As far as its form tells.
bool looks_like_euid(std::string_view reference, std::string_view country);

}  // namespace dcvlint
