#include "lint/base/printable.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

// Characters above ASCII that a reader can't see, or that change how others are shown.
constexpr Range hidden[] = {
    {0x80, 0x9F},        // C1 controls
    {0xAD, 0xAD},        // soft hyphen
    {0x34F, 0x34F},      // combining grapheme joiner
    {0x61C, 0x61C},      // Arabic letter mark
    {0x115F, 0x1160},    // Hangul fillers
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x180B, 0x180F},    // Mongolian variation selectors and vowel separator
    {0x200B, 0x200F},    // zero-width space and joiners, direction marks
    {0x2028, 0x202E},    // line and paragraph separators, embeddings and overrides
    {0x2060, 0x206F},    // word joiner, invisible operators, isolates, deprecated controls
    {0x3164, 0x3164},    // Hangul filler
    {0xFDD0, 0xFDEF},    // non-characters
    {0xFE00, 0xFE0F},    // variation selectors
    {0xFEFF, 0xFEFF},    // byte order mark
    {0xFFA0, 0xFFA0},    // halfwidth Hangul filler
    {0xFFF0, 0xFFFB},    // interlinear annotation and its unassigned neighbours
    {0x13430, 0x1343F},  // hieroglyph format controls
    {0x1BCA0, 0x1BCA3},  // shorthand format controls
    {0x1D173, 0x1D17A},  // musical format controls
    {0xE0000, 0xE0FFF},  // tags, more variation selectors
};

bool is_hidden(char32_t code_point) {
  if ((code_point & 0xFFFEU) == 0xFFFE) return true;  // the last two of each plane
  const Range* range = std::lower_bound(std::begin(hidden), std::end(hidden), code_point,
                                        [](const Range& r, char32_t c) { return r.last < c; });
  return range != std::end(hidden) && range->first <= code_point;
}

bool is_plain(char c) { return c >= 0x20 && c < 0x7F; }

constexpr std::string_view hex = "0123456789ABCDEF";

void append_octet(std::string& out, char c) {
  const auto octet = static_cast<std::uint8_t>(c);
  out += "\\x";
  out += hex[octet >> 4U];
  out += hex[octet & 15U];
}

void append_code_point(std::string& out, char32_t code_point) {
  unsigned shift = 0;
  while (code_point >> shift > 15) shift += 4;
  out += "\\u{";
  for (;; shift -= 4) {
    out += hex[(code_point >> shift) & 15U];
    if (shift == 0) break;
  }
  out += '}';
}

}  // namespace

void append_printable(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto* const from = text.data() + at;
    const auto* const plain_end = std::find_if_not(from, text.data() + text.size(), is_plain);
    out.append(from, plain_end);
    at += static_cast<std::size_t>(plain_end - from);
    if (at == text.size()) break;
    const Utf8Step step = utf8_at(text, at);
    if (!step.valid || step.code_point < 0x80) {
      append_octet(out, text[at]);
    } else if (is_hidden(step.code_point)) {
      append_code_point(out, step.code_point);
    } else {
      out.append(text, at, step.size);
    }
    at += step.size;
  }
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  append_printable(out, text);
  return out;
}

}  // namespace dcvlint
