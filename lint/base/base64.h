#pragma once
// Base64 (RFC 4648 §4) inside text that may be broken into lines, and the way
// back from a decoded octet to the characters that made it.

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/base/document.h"

namespace dcvlint {

enum class Base64Problem : std::uint8_t {
  bad_character,    // passed over
  escaped_newline,  // a backslash and "n" or "r" in place of a line end; passed over
  after_padding,    // a character behind "="
  bad_padding,      // too many or too few "=" for the characters before
  bad_length,       // one character is left over; its bits are lost
  loose_bits,       // the last character has bits that no octet holds, and they are not 0
};

struct Base64Fault {
  Base64Problem problem{};
  std::uint32_t begin = 0, end = 0;  // characters of the text
};

struct Base64 {
  Bytes octets;
  std::vector<Base64Fault> faults;  // of each run of bad characters one; at most max_faults
  static constexpr std::size_t max_faults = 100;
};

// Space, tab, CR, LF, vertical tab and form feed are passed over.
Base64 decode_base64(std::string_view text);

// Where octet `offset` of what decode_base64(text) gives comes from: the first
// of its characters, as an offset in text; text.size() when behind the last.
// Time linear in the text.
std::size_t base64_origin(std::string_view text, std::size_t offset);

}  // namespace dcvlint
