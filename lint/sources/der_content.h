#pragma once
// What DER is about, by its structure.

#include <cstdint>
#include <string_view>

namespace dcvlint {

enum class DerContent : std::uint8_t {
  unknown,
  certificate,
  request,
  crl,
  public_key,   // SubjectPublicKeyInfo
  private_key,  // PKCS#8, PKCS#1, SEC 1; encrypted or not
  pkcs12,
  cms,  // PKCS#7
};
// Looks at the first few values only; tolerates what lies behind them.
DerContent der_content(std::string_view bytes);
std::string_view der_content_text(DerContent content);  // "a certificate request"

}  // namespace dcvlint
