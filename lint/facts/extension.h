#pragma once
// Extensions (RFC 5280 §4.2) of a certificate, those a request asks for, those of a revocation
// list and its entries.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/base/document.h"
#include "lint/facts/general_name.h"

namespace dcvlint {

enum class ExtensionType : std::uint8_t {
  unknown,
  subject_directory_attributes,
  subject_key_identifier,
  key_usage,
  private_key_usage_period,
  subject_alt_name,
  issuer_alt_name,
  basic_constraints,
  name_constraints,
  crl_distribution_points,
  certificate_policies,
  policy_mappings,
  authority_key_identifier,
  policy_constraints,
  extended_key_usage,
  freshest_crl,
  inhibit_any_policy,
  authority_info_access,
  subject_info_access,
  tls_feature,
  sct_list,
  precert_poison,
  ocsp_no_check,
  qc_statements,
  cabf_organization_identifier,
  netscape_cert_type,
  netscape_comment,
  microsoft_template_name,
  microsoft_template,
  microsoft_application_policies,
  microsoft_ca_version,
  smime_capabilities,
  // Of revocation lists and their entries (RFC 5280 §5.2, §5.3).
  crl_number,
  delta_crl_indicator,
  issuing_distribution_point,
  crl_reason,
  hold_instruction,
  invalidity_date,
  certificate_issuer,
  expired_certs_on_crl,
  microsoft_crl_next_publish,
  microsoft_self_cdp_locations,
  count_
};
ExtensionType extension_type(std::string_view oid_octets);
std::string_view extension_name(ExtensionType type);  // "subjectAltName"

struct Extension {
  ExtensionType type = ExtensionType::unknown;
  bool critical = false;
  bool readable = true;     // false: the value breaks its format; see the faults
  std::uint32_t index = 0;  // in its Extensions, from 0
  std::string_view oid;     // content octets
  std::string_view value;   // what the OCTET STRING holds
  Place place;              // of the whole Extension
  Place oid_place;
  Place critical_place;  // of the BOOLEAN; equals oid_place when it is absent
  Place value_place;     // of value
};
std::string extension_label(const Extension& extension);  // name, or dotted OID

// Each parsed extension points to the Extension that it was read from; null:
// absent. What a broken value still gave is kept.
struct KeyUsage {
  const Extension* extension = nullptr;
  std::uint16_t bits = 0;  // bit n of RFC 5280 §4.2.1.3 is 1 << n
  enum : std::uint16_t {
    digital_signature = 1U << 0U,
    content_commitment = 1U << 1U,
    key_encipherment = 1U << 2U,
    data_encipherment = 1U << 3U,
    key_agreement = 1U << 4U,
    key_cert_sign = 1U << 5U,
    crl_sign = 1U << 6U,
    encipher_only = 1U << 7U,
    decipher_only = 1U << 8U,
  };
};
struct OidAt {
  std::string_view oid;  // content octets
  Place place;
};
struct ExtendedKeyUsage {
  const Extension* extension = nullptr;
  std::span<const OidAt> purposes;
  bool has(std::string_view oid_octets) const;
};
struct SubjectAltName {
  const Extension* extension = nullptr;
  std::span<const GeneralName> names;
};
struct BasicConstraints {
  const Extension* extension = nullptr;
  bool ca = false;
  std::optional<std::uint32_t> path_length;  // UINT32_MAX: that or more
};
struct AuthorityKeyIdentifier {
  const Extension* extension = nullptr;
  std::optional<std::string_view> key_identifier;
  std::span<const GeneralName> issuer;
  std::optional<std::string_view> serial;  // content octets
};
struct SubjectKeyIdentifier {
  const Extension* extension = nullptr;
  std::string_view key_identifier;
};
struct PolicyQualifier {
  std::string_view oid;    // content octets: id-qt-cps, id-qt-unotice, or another
  std::string_view value;  // the qualifier's whole TLV
  std::string_view text;   // CPS URI, or explicitText as UTF-8; else empty
  StringType text_type = StringType::none;
  TextFault text_fault = TextFault::none;
  Place place;  // of the PolicyQualifierInfo
};
struct Policy {
  std::string_view oid;  // content octets
  std::span<const PolicyQualifier> qualifiers;
  Place place;  // of the PolicyInformation
};
struct CertificatePolicies {
  const Extension* extension = nullptr;
  std::span<const Policy> policies;
};
struct DistributionPoint {
  std::span<const GeneralName> full_name;
  bool relative_name = false;
  std::optional<std::uint16_t> reasons;  // bit n is 1 << n
  std::span<const GeneralName> crl_issuer;
  Place place;
};
struct CrlDistributionPoints {
  const Extension* extension = nullptr;
  std::span<const DistributionPoint> points;
};
struct AccessDescription {
  std::string_view method;  // content octets of the OID
  bool ocsp = false;
  bool ca_issuers = false;
  GeneralName location;
  Place place;
};
struct AuthorityInfoAccess {
  const Extension* extension = nullptr;
  std::span<const AccessDescription> descriptions;
};
struct Sct {
  std::uint8_t version = 0;
  std::string_view log_id;         // 32 octets; empty when the version is not 0
  std::uint64_t milliseconds = 0;  // since 1970
  Place place;
};
struct SctList {
  const Extension* extension = nullptr;
  std::span<const Sct> scts;
};

struct Extensions {
  std::span<const Extension> all;  // in the order of the encoding
  Place place;                     // of the SEQUENCE OF; empty when there is none
  SubjectAltName subject_alt_name;
  KeyUsage key_usage;
  ExtendedKeyUsage extended_key_usage;
  BasicConstraints basic_constraints;
  CertificatePolicies certificate_policies;
  AuthorityKeyIdentifier authority_key_identifier;
  SubjectKeyIdentifier subject_key_identifier;
  CrlDistributionPoints crl_distribution_points;
  AuthorityInfoAccess authority_info_access;
  SctList sct_list;
  const Extension* precert_poison = nullptr;
  const Extension* find(ExtensionType type) const;  // the first, or null
};

// Well-known OIDs as content octets.
namespace oids {
inline constexpr std::string_view server_auth = "\x2B\x06\x01\x05\x05\x07\x03\x01";
inline constexpr std::string_view client_auth = "\x2B\x06\x01\x05\x05\x07\x03\x02";
inline constexpr std::string_view code_signing = "\x2B\x06\x01\x05\x05\x07\x03\x03";
inline constexpr std::string_view email_protection = "\x2B\x06\x01\x05\x05\x07\x03\x04";
inline constexpr std::string_view time_stamping = "\x2B\x06\x01\x05\x05\x07\x03\x08";
inline constexpr std::string_view ocsp_signing = "\x2B\x06\x01\x05\x05\x07\x03\x09";
inline constexpr std::string_view any_purpose{"\x55\x1D\x25\x00", 4};
inline constexpr std::string_view any_policy{"\x55\x1D\x20\x00", 4};
inline constexpr std::string_view qualifier_cps = "\x2B\x06\x01\x05\x05\x07\x02\x01";
inline constexpr std::string_view qualifier_user_notice = "\x2B\x06\x01\x05\x05\x07\x02\x02";
inline constexpr std::string_view ocsp = "\x2B\x06\x01\x05\x05\x07\x30\x01";
inline constexpr std::string_view ca_issuers = "\x2B\x06\x01\x05\x05\x07\x30\x02";
}  // namespace oids

}  // namespace dcvlint
