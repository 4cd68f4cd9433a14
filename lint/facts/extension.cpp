#include "lint/facts/extension.h"

#include <algorithm>
#include <array>

#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

using enum ExtensionType;

struct Row {
  ExtensionType type;
  std::string_view oid;  // content octets
  std::string_view name;
};

// In the order of the enum.
constexpr auto rows = std::to_array<Row>({
    {unknown, "", ""},
    {subject_directory_attributes, "\x55\x1D\x09", "subjectDirectoryAttributes"},
    {subject_key_identifier, "\x55\x1D\x0E", "subjectKeyIdentifier"},
    {key_usage, "\x55\x1D\x0F", "keyUsage"},
    {private_key_usage_period, "\x55\x1D\x10", "privateKeyUsagePeriod"},
    {subject_alt_name, "\x55\x1D\x11", "subjectAltName"},
    {issuer_alt_name, "\x55\x1D\x12", "issuerAltName"},
    {basic_constraints, "\x55\x1D\x13", "basicConstraints"},
    {name_constraints, "\x55\x1D\x1E", "nameConstraints"},
    {crl_distribution_points, "\x55\x1D\x1F", "cRLDistributionPoints"},
    {certificate_policies, "\x55\x1D\x20", "certificatePolicies"},
    {policy_mappings, "\x55\x1D\x21", "policyMappings"},
    {authority_key_identifier, "\x55\x1D\x23", "authorityKeyIdentifier"},
    {policy_constraints, "\x55\x1D\x24", "policyConstraints"},
    {extended_key_usage, "\x55\x1D\x25", "extKeyUsage"},
    {freshest_crl, "\x55\x1D\x2E", "freshestCRL"},
    {inhibit_any_policy, "\x55\x1D\x36", "inhibitAnyPolicy"},
    {authority_info_access, "\x2B\x06\x01\x05\x05\x07\x01\x01", "authorityInfoAccess"},
    {subject_info_access, "\x2B\x06\x01\x05\x05\x07\x01\x0B", "subjectInfoAccess"},
    {tls_feature, "\x2B\x06\x01\x05\x05\x07\x01\x18", "tlsFeature"},
    {sct_list, "\x2B\x06\x01\x04\x01\xD6\x79\x02\x04\x02", "signedCertificateTimestampList"},
    {precert_poison, "\x2B\x06\x01\x04\x01\xD6\x79\x02\x04\x03", "precertificatePoison"},
    {ocsp_no_check, "\x2B\x06\x01\x05\x05\x07\x30\x01\x05", "ocspNoCheck"},
    {qc_statements, "\x2B\x06\x01\x05\x05\x07\x01\x03", "qcStatements"},
    {cabf_organization_identifier, "\x67\x81\x0C\x03\x01", "cabfOrganizationIdentifier"},
    {netscape_cert_type, "\x60\x86\x48\x01\x86\xF8\x42\x01\x01", "netscapeCertType"},
    {netscape_comment, "\x60\x86\x48\x01\x86\xF8\x42\x01\x0D", "netscapeComment"},
    {microsoft_template_name, "\x2B\x06\x01\x04\x01\x82\x37\x14\x02", "enrollCertType"},
    {microsoft_template, "\x2B\x06\x01\x04\x01\x82\x37\x15\x07", "certificateTemplate"},
    {microsoft_application_policies, "\x2B\x06\x01\x04\x01\x82\x37\x15\x0A", "applicationPolicies"},
    {microsoft_ca_version, "\x2B\x06\x01\x04\x01\x82\x37\x15\x01", "caVersion"},
    {smime_capabilities, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0F", "smimeCapabilities"},
    {crl_number, "\x55\x1D\x14", "cRLNumber"},
    {delta_crl_indicator, "\x55\x1D\x1B", "deltaCRLIndicator"},
    {issuing_distribution_point, "\x55\x1D\x1C", "issuingDistributionPoint"},
    {crl_reason, "\x55\x1D\x15", "reasonCode"},
    {hold_instruction, "\x55\x1D\x17", "holdInstructionCode"},
    {invalidity_date, "\x55\x1D\x18", "invalidityDate"},
    {certificate_issuer, "\x55\x1D\x1D", "certificateIssuer"},
    {expired_certs_on_crl, "\x55\x1D\x3C", "expiredCertsOnCRL"},
    {microsoft_crl_next_publish, "\x2B\x06\x01\x04\x01\x82\x37\x15\x04", "cRLNextPublish"},
    {microsoft_self_cdp_locations, "\x2B\x06\x01\x04\x01\x82\x37\x15\x0E", "cRLSelfCDP"},
});
static_assert(rows.size() == static_cast<std::size_t>(ExtensionType::count_));
static_assert([] {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].type != static_cast<ExtensionType>(i)) return false;
  }
  return true;
}());

// id-ce is 2.5.29.n: its extensions are found by n.
constexpr auto by_arc = [] {
  std::array<ExtensionType, 128> types{};
  for (const Row& each : rows) {
    if (each.oid.size() == 3) types[static_cast<std::uint8_t>(each.oid[2])] = each.type;
  }
  return types;
}();

}  // namespace

ExtensionType extension_type(std::string_view oid_octets) {
  if (oid_octets.size() == 3 && oid_octets[0] == '\x55' && oid_octets[1] == '\x1D') {
    const auto arc = static_cast<std::uint8_t>(oid_octets[2]);
    return arc < by_arc.size() ? by_arc[arc] : unknown;
  }
  if (oid_octets.size() < 4) return unknown;
  for (const Row& each : rows) {
    if (each.oid == oid_octets) return each.type;
  }
  return unknown;
}

std::string_view extension_name(ExtensionType type) {
  const auto index = static_cast<std::size_t>(type);
  return index < rows.size() ? rows[index].name : std::string_view();
}

std::string extension_label(const Extension& extension) {
  if (extension.type == unknown) return oid_text(extension.oid);
  return std::string(extension_name(extension.type));
}

bool ExtendedKeyUsage::has(std::string_view oid_octets) const {
  return std::ranges::find(purposes, oid_octets, &OidAt::oid) != purposes.end();
}

const Extension* Extensions::find(ExtensionType type) const {
  const auto found = std::ranges::find(all, type, &Extension::type);
  return found == all.end() ? nullptr : &*found;
}

}  // namespace dcvlint
