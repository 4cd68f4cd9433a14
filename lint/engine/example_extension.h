#pragma once
// Extensions in examples of rules: from TOML to DER. The keys stand in the table of the request or
// certificate, or in its `extensions` table:
//
//   san, issuer_alt_name       = ["www.kth.se", "IP:192.0.2.1"]        GeneralNames: example_name.h
//   key_usage                  = ["digitalSignature", "keyEncipherment"]
//   extended_key_usage         = ["serverAuth", "1.3.6.1.4.1.311.20.2.2"]
//   basic_constraints          = { ca = true, path_length = 0 }
//   policies                   = ["2.23.140.1.2.2", { oid = "…", cps = "https://…", notice = "…" }]
//   subject_key_identifier     = "hex"
//   authority_key_identifier   = { key = "hex", issuer = ["…"], serial = "hex" }
//   crl_distribution_points    = ["http://…"]
//   authority_info_access      = { ocsp = ["http://…"], ca_issuers = ["http://…"] }
//   tls_feature                = [5]
//   scts                       = [{ log = "hex", at = 2026-01-01T00:00:00Z }]
//   precert_poison             = true
//   freshest_crl               = ["http://…"]
//   crl_number                 = 7, or "hex": content octets of the INTEGER
//   delta_crl_indicator        = 7, the same
//   issuing_distribution_point = { uri = ["http://…"], names = ["…"], relative = true,
//       only_user = true, only_ca = true, only_attribute = true, indirect = true, reasons = true }
//   extensions                 = [{ oid = "1.2.3", critical = true, hex = "…" }]  as they are
//
// KEY = { hex = "…" } gives the octets of the value themselves; KEY = false leaves out what would
// be there without the example's asking; KEY_critical = true or false. An empty list is one:
// san = [] is a subjectAltName that has no name.

#include <cstdint>
#include <string>
#include <vector>

#include "lint/engine/toml_tree.h"

namespace dcvlint {

// What stands there if the example does not say: content of the extension's OCTET STRING.
struct ExtensionDefault {
  std::string_view key;
  std::string value;
};

// Extensions in the order above. Asks `table` for all of the keys.
std::vector<std::string> write_extensions(TableReader& table,
                                          const std::vector<ExtensionDefault>& defaults,
                                          TomlProblems& problems);

// Content of extensions, for defaults.
std::string subject_alt_name_value(std::string_view general_names);
std::string policies_value(std::string_view policy);         // dotted
std::string key_usage_value(std::uint16_t bits);             // KeyUsage
std::string extended_key_usage_value(std::string_view oid);  // content octets
std::string authority_key_identifier_value(std::string_view key);
std::string distribution_point_value(std::string_view uri);
std::string authority_info_access_value(std::string_view ocsp, std::string_view ca_issuers);
std::string crl_number_value(std::int64_t number);

}  // namespace dcvlint
