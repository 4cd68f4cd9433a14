#pragma once
// What dcvlint text says about lines.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/findings/finding.h"
#include "lint/reports/json_writer.h"

namespace dcvlint {

struct LineVerdict {
  std::string_view rule;
  Severity severity{};
  std::uint32_t column = 1, end_column = 1;  // characters, from 1
  std::string what;
};
struct JudgedLine {
  std::string_view file;  // "<stdin>"
  std::uint64_t line = 1;
  std::string_view text;  // as it stands
  std::vector<LineVerdict> verdicts;
  std::optional<std::string> repaired;
};
struct LineTally {
  std::uint64_t lines = 0, damaged = 0, repairable = 0;
  std::uint64_t errors = 0, warnings = 0, notices = 0;
};

// "names.txt:3:5: error[subject/mojibake]: UTF-8 was read as …" for each verdict, and below what
// the line probably was. Made printable.
std::string judged_line_text(const JudgedLine& line, bool colour);
// "12 lines, 2 of them damaged: 1 error, 1 warning; both can be repaired"
std::string line_tally_text(const LineTally& tally);

// An item of "lines", and "summary" (lint/reports/dcvlint-1-text.schema.json).
void write_judged_line(const JudgedLine& line, JsonWriter& json);
void write_line_tally(const LineTally& tally, JsonWriter& json);

}  // namespace dcvlint
