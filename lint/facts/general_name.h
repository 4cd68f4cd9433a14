#pragma once
// GeneralName (RFC 5280 §4.2.1.6).

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/base/document.h"
#include "lint/facts/subject.h"

namespace dcvlint {

// The numbers are the context tags.
enum class GeneralNameKind : std::uint8_t {
  other_name,
  rfc822_name,
  dns_name,
  x400_address,
  directory_name,
  edi_party_name,
  uri,
  ip_address,
  registered_id,
  unknown,  // a tag that RFC 5280 doesn't have
};
std::string_view general_name_kind_text(GeneralNameKind kind);  // "dNSName"

struct GeneralName {
  GeneralNameKind kind = GeneralNameKind::unknown;
  bool ascii = true;        // of bytes
  std::uint32_t index = 0;  // in its GeneralNames, from 0
  // Content octets: the characters of rfc822Name, dNSName and URI (IA5String; see
  // `ascii`), the address, the OID; of an otherName the whole TLV of its value.
  std::string_view bytes;
  std::string_view type_id;                      // otherName: content octets of the OID
  const DistinguishedName* directory = nullptr;  // directoryName, when it can be read
  Place place;                                   // of bytes
  Place whole;                                   // header included
  bool is_text() const {
    return kind == GeneralNameKind::dns_name || kind == GeneralNameKind::rfc822_name ||
           kind == GeneralNameKind::uri;
  }
};
// "192.0.2.1", "2001:db8::1" (RFC 5952); with 8 or 32 octets address/mask; else hex.
std::string ip_text(std::string_view octets);
// For messages: the text, the address, the name, the dotted OID; not made printable.
std::string general_name_text(const GeneralName& name);

}  // namespace dcvlint
