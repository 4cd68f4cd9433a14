#include "lint/facts/request.h"

#include <array>

#include "lint/facts/oid.h"

namespace dcvlint {
namespace {

using enum RequestAttributeType;

struct Row {
  RequestAttributeType type;
  std::string_view oid;  // content octets
  std::string_view name;
};

constexpr auto rows = std::to_array<Row>({
    {extension_request, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x0E", "extensionRequest"},
    {microsoft_extension_request, "\x2B\x06\x01\x04\x01\x82\x37\x02\x01\x0E", "certExtensions"},
    {challenge_password, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x07", "challengePassword"},
    {unstructured_name, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x02", "unstructuredName"},
    {unstructured_address, "\x2A\x86\x48\x86\xF7\x0D\x01\x09\x08", "unstructuredAddress"},
    {microsoft_os_version, "\x2B\x06\x01\x04\x01\x82\x37\x0D\x02\x03", "osVersion"},
    {microsoft_csp, "\x2B\x06\x01\x04\x01\x82\x37\x0D\x02\x02", "enrollmentCSPProvider"},
    {microsoft_client_info, "\x2B\x06\x01\x04\x01\x82\x37\x15\x14", "requestClientInfo"},
    {microsoft_renewal, "\x2B\x06\x01\x04\x01\x82\x37\x0D\x01", "renewalCertificate"},
});
static_assert(rows.size() + 1 == static_cast<std::size_t>(RequestAttributeType::count_));

}  // namespace

RequestAttributeType request_attribute_type(std::string_view oid_octets) {
  for (const Row& each : rows) {
    if (each.oid == oid_octets) return each.type;
  }
  return unknown;
}

std::string_view request_attribute_name(RequestAttributeType type) {
  for (const Row& each : rows) {
    if (each.type == type) return each.name;
  }
  return {};
}

std::string request_attribute_label(const RequestAttribute& attribute) {
  if (attribute.type == unknown) return oid_text(attribute.oid);
  return std::string(request_attribute_name(attribute.type));
}

}  // namespace dcvlint
