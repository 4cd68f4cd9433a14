#pragma once
// The values of one line of a validation log before their meaning is known.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/document.h"

namespace dcvlint {

enum class CellForm : std::uint8_t {
  text,    // of JSON a string
  number,  // of JSON a whole number
  list,    // of JSON an array of strings
  rows,    // of JSON an array of objects
  any,     // of CSV: what the field says
  other,   // of JSON anything else
};

struct LogCell {
  std::string name;
  CellForm form = CellForm::other;
  std::string text;                            // of text, number and any
  std::vector<std::string> list;               // of list
  std::vector<std::vector<std::string>> rows;  // of rows: members in the order of row_members()
  bool repeats_member = false;                 // of rows: an object has a member twice
  Place name_place, place;
};

// The members of the objects in a list, by the field's name; empty: it is no such field.
std::vector<std::string_view> row_members(std::string_view field);

struct LogBreak {
  std::size_t at = 0;  // offset in the line
  std::string what;    // a phrase
};

// The members of a JSON object, with their places; `line` begins at `at` of its document. Or why
// it is none. A null is left out.
std::optional<LogBreak> read_json_cells(std::string_view line, Place at,
                                        std::vector<LogCell>& cells);

// The fields of a line of CSV, without names; a field's place has its quotation marks. A record is
// one line: an end of line within quotation marks is none of ours. `separator`: "," or ";".
std::optional<LogBreak> read_csv_cells(std::string_view line, char separator, Place at,
                                       std::vector<LogCell>& cells);

}  // namespace dcvlint
