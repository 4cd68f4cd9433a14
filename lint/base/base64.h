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

// The way back from octets of what decode_base64(text) gives to the characters that they come from.
// The text, which outlives it, is gone through once: an answer costs at most `stride` characters
// more, however many are asked for.
class Base64Origins {
 public:
  explicit Base64Origins(std::string_view text) : text_(text) {}
  // The first character of octet `offset`, as an offset in the text; text.size() when there is no
  // such octet.
  std::size_t of(std::size_t offset);

 private:
  static constexpr std::size_t stride = 4096;
  struct Mark {
    std::size_t at = 0;      // in the text
    std::size_t values = 0;  // characters of the alphabet before it
  };
  std::string_view text_;
  std::vector<Mark> marks_{{}};  // both members ascend
};

}  // namespace dcvlint
