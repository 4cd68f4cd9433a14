#pragma once
// Punycode (RFC 3492), as labels that begin with "xn--" have it behind that.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

enum class PunycodeFault : std::uint8_t {
  none,
  too_long,    // more than a label holds: 63 octets
  bad_digit,   // another character than letters and digits, or an end amid a number
  overflow,    // a number that leads beyond the last code point, U+10FFFF
  other_form,  // decodes, but the encoder would have written something else
};
std::string_view punycode_fault_text(PunycodeFault fault);  // "a number in it is cut off"

inline constexpr std::size_t longest_label = 63;

// Code points of one label, in their order; surrogates may be among them.
struct CodePoints {
  std::array<char32_t, longest_label> points{};
  std::size_t size = 0;
  PunycodeFault fault = PunycodeFault::none;  // not none: the points mean nothing
  std::u32string_view view() const { return {points.data(), size}; }
};

// §6.2. `text` is what stands behind "xn--", in any case. Never more than 63 octets are looked at.
CodePoints decode_punycode(std::string_view text);
// decode_punycode, and other_form where §6.3 would not give `text` back (case aside). It is then
// no "valid output of the Punycode algorithm" as BR 1.6.1 wants it of a P-Label.
CodePoints check_punycode(std::string_view text);
// §6.3, in lower case; what is ASCII stays as it is. Nothing when there are over 63 points, or
// the output would be longer than that.
std::optional<std::string> encode_punycode(std::u32string_view points);

// "räksmörgås.se" → "xn--rksmrgs-5wao1o.se": each label that is not ASCII. No mapping or
// normalisation: for text that is in lower case and NFC already. Nothing when the text is no UTF-8
// or a label gets too long.
std::optional<std::string> to_a_labels(std::string_view utf8);

// Why code points are no U-label to IDNA2008 (RFC 5891 §4.2, RFC 5892), as far as that can be told
// from ranges and from what UTS #46 maps: what is not recognised counts as fine.
enum class ULabelFault : std::uint8_t {
  none,
  capital,          // an ASCII capital
  no_character,     // half of a UTF-16 pair, a noncharacter, or private use
  control,          // control and format characters
  blank,            // a space of some kind
  symbol,           // emoji and other pictures
  other_form,       // a capital, a ligature, half width …: not stable (RFC 5892 §2.2)
  not_nfc,          // RFC 5890 §2.3.2.1
  combining_first,  // begins with a combining mark (RFC 5891 §4.2.3.2)
};
ULabelFault u_label_fault(std::u32string_view points);
std::string_view u_label_fault_text(ULabelFault fault);  // "has an emoji or another symbol"

// Surrogates become U+FFFD.
std::string to_utf8(std::u32string_view points);

}  // namespace dcvlint
