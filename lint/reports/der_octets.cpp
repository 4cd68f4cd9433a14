#include "lint/reports/der_octets.h"

#include <algorithm>

#include "lint/reports/password_octets.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::size_t most_shown(std::string_view field) {
  const auto within = [&](std::string_view part) { return field.find(part) != field.npos; };
  const bool extension = within(".extnValue") || within("extensions");
  const bool attribute = within(".attributes[") && !extension;
  return field.empty() || attribute || within("subjectPublicKey") ? 2 : 16;
}

}  // namespace

std::string der_octets_text(const Documents& documents, Place der, std::string_view field) {
  const std::string_view marked = documents.text(der);
  if (marked.empty()) return "at octet " + std::to_string(der.begin);
  const std::string_view bytes = documents[der.doc].bytes;
  const std::size_t most = der.begin + std::min(most_shown(field), marked.size());
  const auto passwords = password_octets(bytes, der.begin, most);
  const std::size_t end = passwords.empty() ? most : passwords.front().first;
  std::string text = counted(marked.size(), "octet") + " at " + std::to_string(der.begin);
  constexpr std::string_view digits = "0123456789ABCDEF";
  for (std::size_t at = der.begin; at < end; ++at) {
    const auto octet = static_cast<unsigned char>(bytes[at]);
    text += at == der.begin ? ": " : " ";
    text += digits[octet >> 4U];
    text += digits[octet & 0xFU];
  }
  const bool all = end == der.end;
  return text + (all ? "" : end == der.begin ? ", which are not shown" : " …");
}

}  // namespace dcvlint
