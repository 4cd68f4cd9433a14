#include "lint/engine/check.h"

namespace dcvlint {

std::string_view kind_text(Kind kind) {
  constexpr std::array<std::string_view, static_cast<std::size_t>(Kind::count_)> texts = {
      "fault",
      "record",
      "caa",
      "rrset",
      "caa_set",
      "owner",
      "zone",
      "repository",
      "governed",
      "request or certificate",
      "attribute",
      "san",
      "request",
      "certificate",
      "crl",
      "crl_entry",
      "revocation",
      "log_line",
      "certificate and issuer",
      "certificates of one number"};
  const auto index = static_cast<std::size_t>(kind);
  return index < texts.size() ? texts[index] : std::string_view();
}

std::string_view value_type_text(std::size_t variant_index) {
  constexpr std::array<std::string_view, std::variant_size_v<Value>> texts = {
      "a whole number", "true or false", "a date", "a string", "a list of strings"};
  return variant_index < texts.size() ? texts[variant_index] : std::string_view();
}

}  // namespace dcvlint
