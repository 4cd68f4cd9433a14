#include "lint/reports/der_octets.h"

#include <algorithm>

#include "lint/base/der.h"
#include "lint/facts/subject.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

std::size_t most_shown(std::string_view field) {
  const auto within = [&](std::string_view part) { return field.find(part) != field.npos; };
  const bool extension = within(".extnValue") || within("extensions");
  const bool attribute = within(".attributes[") && !extension;
  return field.empty() || attribute || within("subjectPublicKey") ? 2 : 16;
}

// Where in [begin, end) of the document the value of a challengePassword begins; `end`: nowhere. No
// place that a rule marks lies further behind the attribute's type than a value is long, and an
// honest one is short.
std::size_t password_at(std::string_view bytes, std::size_t begin, std::size_t end) {
  constexpr std::size_t longest_value = 65'536;
  const std::string_view oid = attribute_oid(AttributeType::challenge_password);
  std::size_t first = end;
  const std::size_t from = begin - std::min(begin, longest_value);
  for (std::size_t at = bytes.substr(0, end).find(oid, from); at != std::string_view::npos;
       at = bytes.substr(0, end).find(oid, at + 1)) {
    const std::size_t value = at + oid.size();
    if (value >= end) break;
    const Tlv tlv =
        tlv_at(bytes, static_cast<std::uint32_t>(value), static_cast<std::uint32_t>(bytes.size()))
            .tlv;
    if (tlv.content < end && tlv.end > begin) {
      first = std::min(first, std::max<std::size_t>(tlv.content, begin));
    }
  }
  return first;
}

}  // namespace

std::string der_octets_text(const Documents& documents, Place der, std::string_view field) {
  const std::string_view marked = documents.text(der);
  if (marked.empty()) return "at octet " + std::to_string(der.begin);
  const std::string_view bytes = documents[der.doc].bytes;
  const std::size_t most = der.begin + std::min(most_shown(field), marked.size());
  const std::size_t end = password_at(bytes, der.begin, most);
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
