#pragma once
// Source lines with what is meant underlined.

#include <string>
#include <string_view>

#include "lint/reports/spot.h"

namespace dcvlint {

// Terminal colours, or nothing.
struct Paint {
  bool on = false;
  std::string_view bold() const { return on ? "\x1b[1m" : ""; }
  std::string_view red() const { return on ? "\x1b[1;31m" : ""; }
  std::string_view yellow() const { return on ? "\x1b[1;33m" : ""; }
  std::string_view cyan() const { return on ? "\x1b[1;36m" : ""; }
  std::string_view blue() const { return on ? "\x1b[1;34m" : ""; }
  std::string_view off() const { return on ? "\x1b[0m" : ""; }
};

struct ExcerptStyle {
  unsigned width = 80;  // columns of the terminal
  unsigned gutter = 1;  // digits of the largest line number
  Paint paint;
  std::string_view mark;  // colour of the underline
};

// The first and the last line of the place, control characters and what is no
// UTF-8 escaped, tabs expanded, long lines cut around the underlined part.
// `label` stands behind the underline; it may be empty.
void append_excerpt(std::string& out, Spots& spots, const Spot& spot, std::string_view label,
                    const ExcerptStyle& style);

// One line of source cut to `width` columns around bytes [begin, end), and the
// columns (from 0) that the underline takes; at least one.
struct CutLine {
  std::string text;
  std::size_t begin = 0;
  std::size_t end = 1;
};
CutLine cut_line(std::string_view line, std::size_t begin, std::size_t end, std::size_t width);

}  // namespace dcvlint
