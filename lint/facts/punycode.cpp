#include "lint/facts/punycode.h"

#include <algorithm>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/base/name_mapping.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

// RFC 3492 §5
constexpr std::uint32_t base = 36;
constexpr std::uint32_t t_min = 1;
constexpr std::uint32_t t_max = 26;
constexpr std::uint32_t skew = 38;
constexpr std::uint32_t damp = 700;
constexpr std::uint32_t initial_bias = 72;
constexpr std::uint32_t initial_n = 128;
constexpr char32_t last_code_point = 0x10FFFF;

// §6.1
std::uint32_t adapt(std::uint32_t delta, std::uint32_t points, bool first) {
  delta = first ? delta / damp : delta / 2;
  delta += delta / points;
  std::uint32_t k = 0;
  while (delta > ((base - t_min) * t_max) / 2) {
    delta /= base - t_min;
    k += base;
  }
  return k + (base - t_min + 1) * delta / (delta + skew);
}

std::uint32_t threshold(std::uint32_t k, std::uint32_t bias) {
  if (k <= bias) return t_min;
  return std::min(k - bias, t_max);
}

// 36 for what is no digit.
std::uint32_t digit_value(char c) {
  if (c >= 'a' && c <= 'z') return static_cast<std::uint32_t>(c - 'a');
  if (c >= 'A' && c <= 'Z') return static_cast<std::uint32_t>(c - 'A');
  if (c >= '0' && c <= '9') return static_cast<std::uint32_t>(c - '0') + 26;
  return base;
}

char digit(std::uint32_t value) {
  return static_cast<char>(value < 26 ? 'a' + value : '0' + (value - 26));
}

// Reads one generalised variable-length integer (§3.3) and moves `at` behind it. Sums stay below
// 2^64: each of at most 63 digits is checked against the bound before the next one counts.
PunycodeFault read_number(std::string_view text, std::size_t& at, std::uint32_t bias,
                          std::uint64_t& number) {
  // More than this leads beyond the last code point of even the longest label.
  constexpr std::uint64_t most = std::uint64_t{last_code_point} * (longest_label + 1);
  std::uint64_t weight = 1;
  for (std::uint32_t k = base;; k += base) {
    if (at >= text.size()) return PunycodeFault::bad_digit;
    const std::uint32_t value = digit_value(text[at++]);
    if (value == base) return PunycodeFault::bad_digit;
    number += value * weight;
    if (number > most) return PunycodeFault::overflow;
    const std::uint32_t t = threshold(k, bias);
    if (value < t) return PunycodeFault::none;
    weight *= base - t;
    if (weight > most) weight = most + 1;  // any further digit but 0 is an overflow
  }
}

void append_number(std::string& out, std::uint32_t delta, std::uint32_t bias) {
  for (std::uint32_t k = base;; k += base) {
    const std::uint32_t t = threshold(k, bias);
    if (delta < t) break;
    out += digit(t + (delta - t) % (base - t));
    delta = (delta - t) / (base - t);
  }
  out += digit(delta);
}

struct Range {
  char32_t first, last;
};
bool within(char32_t point, std::initializer_list<Range> ranges) {
  return std::ranges::any_of(
      ranges, [&](Range range) { return point >= range.first && point <= range.last; });
}

bool is_private_or_none(char32_t point) {
  return (point & 0xFFFEU) == 0xFFFE ||
         within(point, {{0xD800, 0xDFFF}, {0xE000, 0xF8FF}, {0xFDD0, 0xFDEF}, {0xF0000, 0x10FFFF}});
}
// Joiners (U+200C, U+200D) are for some scripts allowed in context; they count as fine.
bool is_control(char32_t point) {
  return within(point, {{0x00, 0x1F},
                        {0x7F, 0x9F},
                        {0xAD, 0xAD},
                        {0x200B, 0x200B},
                        {0x200E, 0x200F},
                        {0x2028, 0x202E},
                        {0x2060, 0x206F},
                        {0xFE00, 0xFE0F},
                        {0xFEFF, 0xFEFF},
                        {0xFFF9, 0xFFFD},
                        {0xE0000, 0xE0FFF}});
}
bool is_any_blank(char32_t point) {
  return within(point, {{0x20, 0x20},
                        {0xA0, 0xA0},
                        {0x1680, 0x1680},
                        {0x2000, 0x200A},
                        {0x202F, 0x202F},
                        {0x205F, 0x205F},
                        {0x3000, 0x3000}});
}
bool is_symbol(char32_t point) { return within(point, {{0x2190, 0x2BFF}, {0x1F000, 0x1FAFF}}); }
bool is_combining(char32_t point) {
  return within(point, {{0x300, 0x36F},
                        {0x483, 0x489},
                        {0x1AB0, 0x1AFF},
                        {0x1DC0, 0x1DFF},
                        {0x20D0, 0x20FF},
                        {0xFE20, 0xFE2F}});
}

std::optional<std::u32string> utf8_points(std::string_view utf8) {
  std::u32string points;
  for (std::size_t at = 0; at < utf8.size();) {
    const Utf8Step step = utf8_at(utf8, at);
    if (!step.valid) return std::nullopt;
    points += step.code_point;
    at += step.size;
  }
  return points;
}

}  // namespace

std::string_view punycode_fault_text(PunycodeFault fault) {
  switch (fault) {
    case PunycodeFault::none:
      break;
    case PunycodeFault::too_long:
      return "it is too long";
    case PunycodeFault::bad_digit:
      return "it ends amid a number, or has a character that is no digit of Punycode";
    case PunycodeFault::overflow:
      return "it leads beyond the last character of Unicode";
    case PunycodeFault::other_form:
      return "encoding what it decodes to gives another text";
  }
  return "it is fine";
}

CodePoints decode_punycode(std::string_view text) {
  CodePoints out;
  const auto failed = [&](PunycodeFault fault) {
    out.fault = fault;
    return out;
  };
  if (text.size() > longest_label) return failed(PunycodeFault::too_long);
  // A delimiter at the very start delimits nothing: §6.2 then reads it as a digit, which it isn't.
  const std::size_t last = text.rfind('-');
  const std::size_t basic = last == std::string_view::npos ? 0 : last;
  for (; out.size < basic; ++out.size) {
    out.points[out.size] = static_cast<unsigned char>(text[out.size]);
    if (out.points[out.size] >= initial_n) return failed(PunycodeFault::bad_digit);
  }
  std::uint64_t n = initial_n;
  std::uint64_t i = 0;
  std::uint32_t bias = initial_bias;
  for (std::size_t at = basic > 0 ? basic + 1 : 0; at < text.size();) {
    const std::uint64_t old = i;
    if (const auto fault = read_number(text, at, bias, i); fault != PunycodeFault::none) {
      return failed(fault);
    }
    const std::uint64_t count = out.size + 1;
    bias = adapt(static_cast<std::uint32_t>(i - old), static_cast<std::uint32_t>(count), old == 0);
    n += i / count;
    i %= count;
    if (n > last_code_point) return failed(PunycodeFault::overflow);
    const auto from = out.points.begin() + static_cast<std::ptrdiff_t>(i);
    const auto end = out.points.begin() + static_cast<std::ptrdiff_t>(out.size);
    std::copy_backward(from, end, end + 1);
    *from = static_cast<char32_t>(n);
    ++out.size;
    ++i;
  }
  return out;
}

CodePoints check_punycode(std::string_view text) {
  CodePoints out = decode_punycode(text);
  if (out.fault != PunycodeFault::none) return out;
  const auto again = encode_punycode(out.view());
  const bool same = again && equal_folded(*again, text);
  if (!same) out.fault = PunycodeFault::other_form;
  return out;
}

std::optional<std::string> encode_punycode(std::u32string_view points) {
  if (points.size() > longest_label) return std::nullopt;
  std::string out;
  for (const char32_t point : points) {
    if (point > last_code_point) return std::nullopt;
    if (point < initial_n) out += static_cast<char>(point);
  }
  const std::size_t basic = out.size();
  if (basic > 0) out += '-';
  std::uint32_t n = initial_n;
  std::uint32_t delta = 0;
  std::uint32_t bias = initial_bias;
  for (std::size_t done = basic; done < points.size();) {
    std::uint32_t next = last_code_point;
    for (const char32_t point : points) {
      if (point >= n) next = std::min(next, static_cast<std::uint32_t>(point));
    }
    // At most 2^21 × 64: no overflow.
    delta += (next - n) * static_cast<std::uint32_t>(done + 1);
    n = next;
    for (const char32_t point : points) {
      if (point < n) ++delta;
      if (point != n) continue;
      append_number(out, delta, bias);
      bias = adapt(delta, static_cast<std::uint32_t>(done + 1), done == basic);
      delta = 0;
      ++done;
    }
    ++delta;
    ++n;
    if (out.size() > longest_label) return std::nullopt;
  }
  return out.size() > longest_label ? std::nullopt : std::optional(std::move(out));
}

std::optional<std::string> to_a_labels(std::string_view utf8) {
  std::string out;
  for (std::size_t at = 0; at <= utf8.size();) {
    const std::size_t dot = std::min(utf8.find('.', at), utf8.size());
    const std::string_view label = utf8.substr(at, dot - at);
    const auto points = utf8_points(label);
    if (!points) return std::nullopt;
    if (points->size() == label.size()) {
      out += label;
    } else {
      const auto encoded = encode_punycode(*points);
      if (!encoded || encoded->size() + 4 > longest_label) return std::nullopt;
      out += "xn--" + *encoded;
    }
    if (dot < utf8.size()) out += '.';
    at = dot + 1;
  }
  return out;
}

ULabelFault u_label_fault(std::u32string_view points) {
  if (!points.empty() && is_combining(points.front())) return ULabelFault::combining_first;
  for (const char32_t point : points) {
    if (point >= U'A' && point <= U'Z') return ULabelFault::capital;
    if (is_private_or_none(point)) return ULabelFault::no_character;
    if (is_any_blank(point)) return ULabelFault::blank;
    if (is_control(point)) return ULabelFault::control;
    if (is_symbol(point)) return ULabelFault::symbol;
    const NameMapping mapping = name_mapping(point);
    if (mapping == NameMapping::mapped || mapping == NameMapping::ignored) {
      return ULabelFault::other_form;
    }
  }
  return is_nfc(to_utf8(points)) ? ULabelFault::none : ULabelFault::not_nfc;
}

std::string_view u_label_fault_text(ULabelFault fault) {
  switch (fault) {
    case ULabelFault::none:
      break;
    case ULabelFault::capital:
      return "has a capital letter inside";
    case ULabelFault::no_character:
      return "has a code point that stands for no character";
    case ULabelFault::control:
      return "has an invisible or control character";
    case ULabelFault::blank:
      return "has a blank";
    case ULabelFault::symbol:
      return "has an emoji or another symbol";
    case ULabelFault::other_form:
      return "has a character that names only have in another form: a capital, a ligature or the "
             "like";
    case ULabelFault::not_nfc:
      return "is not in Unicode's normal form C";
    case ULabelFault::combining_first:
      return "begins with a combining mark";
  }
  return "is fine";
}

std::string to_utf8(std::u32string_view points) {
  std::string out;
  for (const char32_t point : points) {
    const bool surrogate = point >= 0xD800 && point <= 0xDFFF;
    append_utf8(out, surrogate || point > last_code_point ? 0xFFFD : point);
  }
  return out;
}

}  // namespace dcvlint
