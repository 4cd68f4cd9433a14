#pragma once
// Faults of PEM, DER, requests and certificates. To be joined with
// lint/facts/fault.h, whose shape this is.

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/base/document.h"

namespace dcvlint {

#define DCVLINT_DER_FAULTS(X)                                           \
  X(pem_no_block, "pem/no-block")                                       \
  X(pem_byte_order_mark, "pem/byte-order-mark")                         \
  X(pem_utf_16, "pem/utf-16")                                           \
  X(pem_damaged_boundary, "pem/damaged-boundary")                       \
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
  X(request_extension_duplicate, "request/extension-duplicate")         \
  X(request_attributes_missing, "request/attributes-missing")           \
  X(request_attribute_duplicate, "request/attribute-duplicate")         \
  X(request_attribute_values, "request/attribute-values")

enum class DerFaultCode : std::uint16_t {
#define DCVLINT_FAULT_CODE(code, id) code,
  DCVLINT_DER_FAULTS(DCVLINT_FAULT_CODE)
#undef DCVLINT_FAULT_CODE
      count_
};

std::string_view fault_id(DerFaultCode code);
std::optional<DerFaultCode> der_fault_from_id(std::string_view id);

struct DerFault {
  DerFaultCode code{};
  Place place;              // what a caret should underline
  std::string_view text;    // the offending octets, where they can be shown as text
  std::string_view detail;  // what exactly is wrong or was expected; a phrase
  std::optional<Place> related;
};

}  // namespace dcvlint
