#include "lint/facts/asn1_string.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>

#include "lint/base/der.h"
#include "lint/base/utf8.h"
#include "lint/facts/strangeness.h"
#include "lint/facts/t61.h"

namespace dcvlint {
namespace {

constexpr char32_t replacement = 0xFFFD;

// Offset of the first octet that is no UTF-8, or the size.
std::size_t utf8_prefix(std::string_view octets, std::size_t at) {
  while (at < octets.size()) {
    const Utf8Step step = utf8_at(octets, at);
    if (!step.valid) return at;
    at += step.size;
  }
  return at;
}

// X.680 §41.4, table 10; NumericString: table 9.
constexpr std::array<bool, 128> make_set(std::string_view characters) {
  std::array<bool, 128> set{};
  for (const char c : characters) set[static_cast<std::uint8_t>(c)] = true;
  return set;
}
constexpr auto printable_set =
    make_set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 '()+,-./:=?");
constexpr auto numeric_set = make_set("0123456789 ");
constexpr auto visible_set = make_set(
    " !\"#$%&'()*+,-./"
    "0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

std::size_t set_prefix(std::string_view ascii, const std::array<bool, 128>& set) {
  std::size_t at = 0;
  while (at < ascii.size() && set[static_cast<std::uint8_t>(ascii[at])]) ++at;
  return at;
}

void first_fault(Decoded& out, TextFault fault, std::size_t at) {
  if (out.fault != TextFault::none) return;
  out.fault = fault;
  out.fault_at = static_cast<std::uint32_t>(at);
}

std::string_view from_latin1(std::string_view octets, Arena& arena) {
  std::string text;
  text.reserve(octets.size() * 2);
  for (const char c : octets) append_utf8(text, static_cast<std::uint8_t>(c));
  return arena.copy(text);
}

void decode_utf8(std::string_view octets, std::size_t ascii, Arena& arena, Decoded& out) {
  const std::size_t valid = utf8_prefix(octets, ascii);
  if (valid == octets.size()) {
    out.text = octets;
    return;
  }
  first_fault(out, TextFault::invalid_octets, valid);
  std::string text(octets.substr(0, valid));
  for (std::size_t at = valid; at < octets.size();) {
    const Utf8Step step = utf8_at(octets, at);
    append_utf8(text, step.valid ? step.code_point : replacement);
    at += step.size;
  }
  out.text = arena.copy(text);
}

void decode_seven_bit(StringType type, std::string_view octets, std::size_t ascii, Arena& arena,
                      Decoded& out) {
  const std::string_view plain = octets.substr(0, ascii);
  std::size_t in_set = ascii;
  if (type == StringType::printable) in_set = set_prefix(plain, printable_set);
  if (type == StringType::numeric) in_set = set_prefix(plain, numeric_set);
  if (type == StringType::visible) in_set = set_prefix(plain, visible_set);
  if (in_set != ascii) first_fault(out, TextFault::not_in_set, in_set);
  if (ascii == octets.size()) {
    out.text = octets;
    return;
  }
  first_fault(out, TextFault::invalid_octets, ascii);
  out.guessed = true;
  out.text = utf8_prefix(octets, ascii) == octets.size() ? octets : from_latin1(octets, arena);
}

int strangeness_of(std::string_view utf8) {
  std::u32string text;
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Step step = utf8_at(utf8, at);
    text += step.code_point;
    at += step.size;
  }
  return strangeness(text, 0, text.size(), {});
}

// True T.61 in place of Latin-1, where it has accents and reads better.
std::optional<std::string> better_t61(std::string_view octets, std::string_view latin1) {
  constexpr std::size_t longest_name = 4096;
  const bool accents = std::ranges::any_of(octets, [](char c) {
    const auto octet = static_cast<std::uint8_t>(c);
    return octet >= 0xC1 && octet <= 0xCF;
  });
  if (!accents || octets.size() > longest_name || is_utf8(octets)) return std::nullopt;
  auto text = from_t61(octets);
  if (text && strangeness_of(*text) >= strangeness_of(latin1)) text.reset();
  return text;
}

void decode_t61(std::string_view octets, std::size_t ascii, Arena& arena, Decoded& out) {
  if (ascii == octets.size()) {
    out.text = octets;
    return;
  }
  out.guessed = true;
  out.text = from_latin1(octets, arena);
  if (const auto t61 = better_t61(octets, out.text)) out.text = arena.copy(*t61);
}

char32_t unit_at(std::string_view octets, std::size_t at, std::size_t width) {
  char32_t unit = 0;
  for (std::size_t i = 0; i < width; ++i) {
    unit = unit << 8U | static_cast<std::uint8_t>(octets[at + i]);
  }
  return unit;
}

void decode_wide(std::string_view octets, std::size_t width, Arena& arena, Decoded& out) {
  std::string text;
  text.reserve(octets.size() / width * 3);
  std::size_t at = 0;
  for (; at + width <= octets.size(); at += width) {
    char32_t unit = unit_at(octets, at, width);
    if (unit >= 0xD800 && unit < 0xE000) {
      first_fault(out, TextFault::surrogate, at);
      const bool pair = width == 2 && unit < 0xDC00 && at + 4 <= octets.size() &&
                        unit_at(octets, at + 2, 2) >> 10U == 0x37;
      if (pair) {
        unit = 0x10000 + ((unit & 0x3FFU) << 10U) + (unit_at(octets, at + 2, 2) & 0x3FFU);
        at += 2;
      } else {
        unit = replacement;
      }
    } else if (unit > 0x10FFFF) {
      first_fault(out, TextFault::out_of_range, at);
      unit = replacement;
    }
    append_utf8(text, unit);
  }
  if (at != octets.size()) {
    first_fault(out, TextFault::odd_length, at);
    append_utf8(text, replacement);
  }
  out.text = arena.copy(text);
}

}  // namespace

StringType string_type(std::uint8_t tag) {
  switch (tag) {
    case tag::utf8_string:
      return StringType::utf8;
    case tag::printable_string:
      return StringType::printable;
    case tag::ia5_string:
      return StringType::ia5;
    case tag::visible_string:
      return StringType::visible;
    case tag::numeric_string:
      return StringType::numeric;
    case tag::t61_string:
      return StringType::t61;
    case tag::bmp_string:
      return StringType::bmp;
    case tag::universal_string:
      return StringType::universal;
    default:
      return StringType::none;
  }
}

std::string_view string_type_text(StringType type) {
  switch (type) {
    case StringType::utf8:
      return "UTF8String";
    case StringType::printable:
      return "PrintableString";
    case StringType::ia5:
      return "IA5String";
    case StringType::visible:
      return "VisibleString";
    case StringType::numeric:
      return "NumericString";
    case StringType::t61:
      return "T61String";
    case StringType::bmp:
      return "BMPString";
    case StringType::universal:
      return "UniversalString";
    case StringType::none:
      break;
  }
  return "no character string";
}

Decoded decode_string(StringType type, std::string_view octets, Arena& arena) {
  Decoded out;
  if (type == StringType::none) return out;
  if (type == StringType::bmp || type == StringType::universal) {
    decode_wide(octets, type == StringType::bmp ? 2 : 4, arena, out);
    return out;
  }
  const std::size_t ascii = ascii_prefix(octets);
  if (type == StringType::utf8) {
    decode_utf8(octets, ascii, arena, out);
  } else if (type == StringType::t61) {
    decode_t61(octets, ascii, arena, out);
  } else {
    decode_seven_bit(type, octets, ascii, arena, out);
  }
  return out;
}

}  // namespace dcvlint
