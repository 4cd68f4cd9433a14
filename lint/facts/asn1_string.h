#pragma once
// Character strings of ASN.1 (X.680 §41), decoded to UTF-8.

#include <cstdint>
#include <string_view>

#include "lint/base/arena.h"

namespace dcvlint {

enum class StringType : std::uint8_t {
  none,  // the tag is of no character string
  utf8,
  printable,
  ia5,
  visible,
  numeric,
  t61,
  bmp,
  universal,
};
StringType string_type(std::uint8_t tag);
std::string_view string_type_text(StringType type);  // "UTF8String", "T61String" …

enum class TextFault : std::uint8_t {
  none,
  not_in_set,      // a character that the type does not have: "@" in a PrintableString
  invalid_octets,  // no UTF-8 in a UTF8String; an octet above 127 in a 7-bit type
  odd_length,      // octets left over behind the last BMP or Universal character
  surrogate,       // in a BMPString: UCS-2 has none; pairs are decoded all the same
  out_of_range,    // a UniversalString character above U+10FFFF
};

struct Decoded {
  std::string_view text;  // always valid UTF-8; a view of the octets when they are that already
  TextFault fault = TextFault::none;
  std::uint32_t fault_at = 0;  // octet of the first fault
  // T61String: read as Latin-1, which is what most software means by it, unless its accents make
  // sense as T.61 only. Octets
  // of a 7-bit type above 127: read as UTF-8 when they are that, else as Latin-1.
  bool guessed = false;
};

// What stands for nothing readable becomes U+FFFD.
Decoded decode_string(StringType type, std::string_view octets, Arena& arena);

}  // namespace dcvlint
