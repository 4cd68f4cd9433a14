#pragma once
// Faults: bytes that break a format, as facts. Sources report them beside what
// could be read; rules of kind `fault` give severity, words and citation.

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/base/document.h"

namespace dcvlint {

// One list for the enum and its names. A code's name is the id of the built-in
// rule that words it; a test checks that each has one.
#define DCVLINT_FAULTS(X)                                               \
  X(zone_byte_order_mark, "zone/byte-order-mark")                       \
  X(zone_not_text, "zone/not-text")                                     \
  X(zone_unbalanced_parenthesis, "zone/unbalanced-parenthesis")         \
  X(zone_unbalanced_quote, "zone/unbalanced-quote")                     \
  X(zone_bad_escape, "zone/bad-escape")                                 \
  X(zone_no_owner, "zone/no-owner")                                     \
  X(zone_empty_label, "zone/empty-label")                               \
  X(zone_label_too_long, "zone/label-too-long")                         \
  X(zone_name_too_long, "zone/name-too-long")                           \
  X(zone_unknown_directive, "zone/unknown-directive")                   \
  X(zone_directive_syntax, "zone/directive-syntax")                     \
  X(zone_include_missing, "zone/include-missing")                       \
  X(zone_include_outside, "zone/include-outside")                       \
  X(zone_include_loop, "zone/include-loop")                             \
  X(zone_include_too_deep, "zone/include-too-deep")                     \
  X(zone_include_not_a_file, "zone/include-not-a-file")                 \
  X(zone_include_too_large, "zone/include-too-large")                   \
  X(zone_generate_syntax, "zone/generate-syntax")                       \
  X(zone_generate_too_many, "zone/generate-too-many")                   \
  X(zone_unknown_type, "zone/unknown-type")                             \
  X(zone_wrong_class, "zone/wrong-class")                               \
  X(zone_ttl_out_of_range, "zone/ttl-out-of-range")                     \
  X(zone_ttl_above_maximum, "zone/ttl-above-maximum")                   \
  X(zone_ttl_missing, "zone/ttl-missing")                               \
  X(zone_ttl_unknown, "zone/ttl-unknown")                               \
  X(zone_rdata_missing, "zone/rdata-missing")                           \
  X(zone_rdata_extra, "zone/rdata-extra")                               \
  X(zone_rdata_number, "zone/rdata-number")                             \
  X(zone_rdata_address, "zone/rdata-address")                           \
  X(zone_rdata_encoding, "zone/rdata-encoding")                         \
  X(zone_rdata_string_too_long, "zone/rdata-string-too-long")           \
  X(zone_rdata_too_long, "zone/rdata-too-long")                         \
  X(zone_rdata_generic_length, "zone/rdata-generic-length")             \
  X(zone_rdata_syntax, "zone/rdata-syntax")                             \
  X(zone_caa_quoted_number_or_tag, "zone/caa-quoted-flag-or-tag")       \
  X(zone_caa_malformed, "zone/caa-malformed")                           \
  X(zone_svcb_parameter, "zone/svcb-parameter")                         \
  X(zone_nsec3_owner, "zone/nsec3-owner")                               \
  X(zone_out_of_zone_data, "zone/out-of-zone-data")                     \
  X(zone_soa_missing, "zone/soa-missing")                               \
  X(zone_soa_duplicate, "zone/soa-duplicate")                           \
  X(zone_soa_not_at_apex, "zone/soa-not-at-apex")                       \
  X(zone_ns_missing, "zone/ns-missing")                                 \
  X(zone_final_newline_missing, "zone/final-newline-missing")           \
  X(zone_too_many_records, "zone/too-many-records")                     \
  X(zone_origin_unknown, "zone/origin-unknown")                         \
  X(pem_no_block, "pem/no-block")                                       \
  X(pem_byte_order_mark, "pem/byte-order-mark")                         \
  X(pem_utf_16, "pem/utf-16")                                           \
  X(pem_no_boundaries, "pem/no-boundaries")                             \
  X(pem_damaged_boundary, "pem/damaged-boundary")                       \
  X(pem_quoted, "pem/quoted")                                           \
  X(pem_indented, "pem/indented")                                       \
  X(pem_no_end, "pem/no-end")                                           \
  X(pem_end_without_begin, "pem/end-without-begin")                     \
  X(pem_label_mismatch, "pem/label-mismatch")                           \
  X(pem_label_unknown, "pem/label-unknown")                             \
  X(pem_label_old, "pem/label-old")                                     \
  X(pem_wrong_label, "pem/wrong-label")                                 \
  X(pem_headers, "pem/headers")                                         \
  X(pem_empty_block, "pem/empty-block")                                 \
  X(pem_bad_character, "pem/bad-character")                             \
  X(pem_escaped_newline, "pem/escaped-newline")                         \
  X(pem_bad_padding, "pem/bad-padding")                                 \
  X(pem_bad_length, "pem/bad-length")                                   \
  X(pem_loose_bits, "pem/loose-bits")                                   \
  X(pem_line_length, "pem/line-length")                                 \
  X(pem_private_key, "pem/private-key")                                 \
  X(pem_too_many_blocks, "pem/too-many-blocks")                         \
  X(der_not_der, "der/not-der")                                         \
  X(der_truncated, "der/truncated")                                     \
  X(der_length_overrun, "der/length-overrun")                           \
  X(der_length_too_large, "der/length-too-large")                       \
  X(der_reserved_length, "der/reserved-length")                         \
  X(der_indefinite_length, "der/indefinite-length")                     \
  X(der_non_minimal_length, "der/non-minimal-length")                   \
  X(der_non_minimal_tag, "der/non-minimal-tag")                         \
  X(der_end_of_contents, "der/end-of-contents")                         \
  X(der_nested_too_deep, "der/nested-too-deep")                         \
  X(der_trailing_bytes, "der/trailing-bytes")                           \
  X(der_wrong_form, "der/wrong-form")                                   \
  X(der_wrong_tag, "der/wrong-tag")                                     \
  X(der_missing_field, "der/missing-field")                             \
  X(der_extra_field, "der/extra-field")                                 \
  X(der_empty_sequence, "der/empty-sequence")                           \
  X(der_empty_integer, "der/empty-integer")                             \
  X(der_non_minimal_integer, "der/non-minimal-integer")                 \
  X(der_integer_range, "der/integer-range")                             \
  X(der_bad_boolean, "der/bad-boolean")                                 \
  X(der_bad_null, "der/bad-null")                                       \
  X(der_bad_oid, "der/bad-oid")                                         \
  X(der_bad_bit_string, "der/bad-bit-string")                           \
  X(der_bit_list_trailing_zero, "der/bit-list-trailing-zero")           \
  X(der_set_order, "der/set-order")                                     \
  X(der_default_encoded, "der/default-encoded")                         \
  X(der_bad_time, "der/bad-time")                                       \
  X(certificate_time_type, "certificate/time-type")                     \
  X(certificate_extension_duplicate, "certificate/extension-duplicate") \
  X(certificate_sct_list_malformed, "certificate/sct-list-malformed")   \
  X(crl_time_type, "crl/time-type")                                     \
  X(crl_extension_duplicate, "crl/extension-duplicate")                 \
  X(crl_entry_extension_duplicate, "crl/entry-extension-duplicate")     \
  X(crl_revoked_empty, "crl/revoked-certificates-empty")                \
  X(log_bad_line, "validation/bad-line")                                \
  X(log_line_too_long, "validation/line-too-long")                      \
  X(log_bad_value, "validation/bad-value")                              \
  X(log_unknown_field, "validation/unknown-field")                      \
  X(log_unknown_method, "validation/unknown-method")                    \
  X(request_extension_duplicate, "request/extension-duplicate")         \
  X(request_attributes_missing, "request/attributes-missing")           \
  X(request_attribute_duplicate, "request/attribute-duplicate")         \
  X(request_attribute_values, "request/attribute-values")

enum class FaultCode : std::uint16_t {
#define DCVLINT_FAULT_CODE(code, id) code,
  DCVLINT_FAULTS(DCVLINT_FAULT_CODE)
#undef DCVLINT_FAULT_CODE
      count_
};

// "zone/unbalanced-parenthesis".
std::string_view fault_id(FaultCode code);
std::optional<FaultCode> fault_from_id(std::string_view id);

struct Fault {
  FaultCode code{};
  Place place;  // what a caret should underline
  std::string_view
      text;  // the offending text; valid as long as the documents or the source's arena
  std::string_view
      detail;  // what exactly is wrong or was expected, when the code alone does not say; a phrase
  std::optional<Place> related;  // e.g. where the parenthesis was opened
};

}  // namespace dcvlint
