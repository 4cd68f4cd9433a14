#pragma once
// Certification requests (PKCS#10, RFC 2986).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "lint/facts/signed.h"

namespace dcvlint {

enum class RequestAttributeType : std::uint8_t {
  unknown,
  extension_request,            // PKCS#9, RFC 2985 §5.4.2
  microsoft_extension_request,  // 1.3.6.1.4.1.311.2.1.14
  challenge_password,           // RFC 2985 §5.4.1
  unstructured_name,
  unstructured_address,
  microsoft_os_version,   // 1.3.6.1.4.1.311.13.2.3
  microsoft_csp,          // 1.3.6.1.4.1.311.13.2.2
  microsoft_client_info,  // 1.3.6.1.4.1.311.21.20
  microsoft_renewal,      // 1.3.6.1.4.1.311.13.1
  count_
};
RequestAttributeType request_attribute_type(std::string_view oid_octets);
std::string_view request_attribute_name(RequestAttributeType type);  // "challengePassword"

struct RequestAttributeValue {
  std::uint8_t tag = 0;
  StringType string_type = StringType::none;
  TextFault text_fault = TextFault::none;
  std::string_view raw;   // content octets
  std::string_view text;  // of character strings, as UTF-8
  Place place;            // of raw
};

struct RequestAttribute {
  RequestAttributeType type = RequestAttributeType::unknown;
  std::uint32_t index = 0;  // in attributes, from 0
  std::string_view oid;     // content octets
  std::span<const RequestAttributeValue> values;
  Place place;  // of the whole Attribute
};
std::string request_attribute_label(const RequestAttribute& attribute);  // name, or dotted OID

// What Windows' enrolment tools add about the machine that made the request
// ([MS-WCCE] §2.2.2.7.2 and §2.2.2.7.4). Null attribute: absent.
struct MicrosoftCsp {
  const RequestAttribute* attribute = nullptr;
  std::int64_t key_spec = 0;
  std::string_view provider;  // UTF-8
};
struct MicrosoftClientInfo {
  const RequestAttribute* attribute = nullptr;
  std::int64_t client_id = 0;
  std::string_view machine, user, process;  // UTF-8
};

struct Request : Signed {
  std::span<const RequestAttribute> attributes;         // in the order of the encoding
  Place attributes_place;                               // of the [0]; empty when it is absent
  const RequestAttribute* extension_request = nullptr;  // that `extensions` were read from
  const RequestAttribute* challenge_password = nullptr;
  const RequestAttribute* unstructured_name = nullptr;
  std::string_view microsoft_os_version;  // "10.0.20348.2"; empty when absent
  MicrosoftCsp microsoft_csp;
  MicrosoftClientInfo microsoft_client_info;
};

}  // namespace dcvlint
