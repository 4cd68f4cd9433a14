#pragma once
// Escapes of another layer that were left in a text: HTML, percent-encoding, MIME, programming
// languages, TeX, LDAP. Each is undone where it stands.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/text_damage.h"

namespace dcvlint {

enum class Escape : std::uint8_t {
  html,              // "&ouml;", "&#xF6;", "&amp;"
  percent,           // "%C3%B6", "%20"
  quoted_printable,  // "=C3=B6", "=F6"
  encoded_word,      // "=?UTF-8?Q?Malm=C3=B6?=" (RFC 2047)
  backslash_octets,  // "\C3\B6" (RFC 4514, openssl), "\xC3\xB6", "\303\266"
  backslash_u,       // "\u00f6", "\U000000F6", "\u{f6}", "%u00f6"
  unicode_number,    // "U+00F6"
  tex,               // "\"o", "\'{e}"
  utf7,              // "Malm+APY-"
  a_label,           // "xn--malm-8qa", outside of names of hosts
};
std::string_view escape_text(Escape kind);  // "an HTML entity"

struct EscapeFound {
  Escape kind{};      // of the first
  TextSpan at;        // the first
  std::string meant;  // the text with all escapes undone, layer by layer: "&amp;ouml;" is "ö"
};
// Of a text that is not a host name, mailbox or URI.
std::optional<EscapeFound> find_escape(std::string_view text);

}  // namespace dcvlint
