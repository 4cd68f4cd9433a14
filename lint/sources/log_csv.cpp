#include "lint/sources/log_cells.h"

namespace dcvlint {
namespace {

// One field from `at` on, which ends before a separator or the end (RFC 4180 §2).
std::optional<LogBreak> read_field(std::string_view line, char separator, std::size_t& at,
                                   std::string& value) {
  if (at >= line.size() || line[at] != '"') {
    for (; at < line.size() && line[at] != separator; ++at) {
      if (line[at] == '"') return LogBreak{at, "a quotation mark within a field without them"};
      value += line[at];
    }
    return std::nullopt;
  }
  const std::size_t quote = at++;
  for (;; ++at) {
    if (at >= line.size()) return LogBreak{quote, "a quotation mark that is not closed"};
    if (line[at] == '"') {
      if (at + 1 >= line.size() || line[at + 1] != '"') break;
      ++at;
    }
    value += line[at];
  }
  ++at;
  if (at >= line.size() || line[at] == separator) return std::nullopt;
  return LogBreak{at, "text behind a closing quotation mark"};
}

}  // namespace

std::optional<LogBreak> read_csv_cells(std::string_view line, char separator, Place place,
                                       std::vector<LogCell>& cells) {
  for (std::size_t at = 0;; ++at) {
    LogCell cell;
    cell.form = CellForm::any;
    const std::size_t begin = at;
    if (auto broken = read_field(line, separator, at, cell.text)) return broken;
    cell.place = {place.doc, place.begin + static_cast<std::uint32_t>(begin),
                  place.begin + static_cast<std::uint32_t>(at)};
    cells.push_back(std::move(cell));
    if (at >= line.size()) return std::nullopt;
  }
}

}  // namespace dcvlint
