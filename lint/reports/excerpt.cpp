#include "lint/reports/excerpt.h"

#include <algorithm>

#include "lint/base/printable.h"
#include "lint/base/utf8.h"
#include "lint/reports/shown.h"

namespace dcvlint {
namespace {

constexpr std::size_t tab_stop = 8;
constexpr std::string_view ellipsis = "…";

// One character of the source as it is shown.
struct Cell {
  std::string text;
  std::size_t column = 0;  // where it begins
  std::size_t width = 0;   // 0: a combining mark
  std::size_t offset = 0;  // in the line
};

struct Cells {
  std::vector<Cell> cells;
  std::size_t width = 0;
  bool more_left = false, more_right = false;
};

// Only the neighbourhood of `around` is looked at: a line may have gigabytes.
Cells cells_of(std::string_view line, std::size_t around, std::size_t width) {
  Cells out;
  // A character has at most 4 bytes. More than `width` combining marks in a row are cut.
  const std::size_t reach = 8 * width;
  std::size_t at = around > reach ? around - reach : 0;
  while (at > 0 && at < line.size() && (static_cast<unsigned char>(line[at]) & 0xC0U) == 0x80) --at;
  const std::size_t stop =
      line.size() - std::min(line.size(), around) > reach ? around + reach : line.size();
  out.more_left = at > 0;
  out.more_right = stop < line.size();
  while (at < stop) {
    const Utf8Step step = utf8_at(line, at);
    Cell cell{{}, out.width, 0, at};
    if (line[at] == '\t') {
      cell.width = tab_stop - out.width % tab_stop;
      cell.text.assign(cell.width, ' ');
    } else {
      append_printable(cell.text, line.substr(at, step.size));
      cell.width = display_width(cell.text);
    }
    out.width += cell.width;
    out.cells.push_back(std::move(cell));
    at += step.size;
  }
  return out;
}

// Columns [first, last) of a line that are shown.
struct Window {
  std::size_t first = 0, last = 0;
};

Window window_around(std::size_t begin, std::size_t end, std::size_t total, std::size_t width) {
  if (total <= width) return {0, total};
  const std::size_t marked = std::min(end - begin, width / 2);
  const std::size_t before = (width - marked) / 2;
  std::size_t first = begin > before ? begin - before : 0;
  first = std::min(first, total - width);
  return {first, first + width};
}

std::size_t column_of(const Cells& cells, std::size_t offset) {
  for (const Cell& cell : cells.cells) {
    if (cell.offset >= offset) return cell.column;
  }
  return cells.width;
}

}  // namespace

CutLine cut_line(std::string_view line, std::size_t begin, std::size_t end, std::size_t width) {
  width = std::max<std::size_t>(width, 20);
  begin = std::min(begin, line.size());
  end = std::clamp(end, begin, line.size());
  const Cells cells = cells_of(line, begin, width);
  const std::size_t from = column_of(cells, begin);
  const std::size_t to = std::max(column_of(cells, end), from + 1);
  const std::size_t total = std::max(cells.width, std::min(to, from + 1));
  Window window = window_around(from, to, total, width);
  // The dots take a column of what was chosen.
  const bool left = cells.more_left || window.first > 0;
  const bool right = cells.more_right || window.last < total;
  if (left) ++window.first;
  if (right && window.last > window.first + 1) --window.last;

  CutLine cut;
  if (left) cut.text += ellipsis;
  std::size_t used = window.first;
  for (const Cell& cell : cells.cells) {
    if (cell.column < window.first || cell.column + cell.width > window.last) continue;
    // A wide character or an escape that the edge cuts leaves a gap.
    if (cell.column > used) cut.text.append(cell.column - used, ' ');
    cut.text += cell.text;
    used = cell.column + cell.width;
  }
  if (right) {
    if (used < window.last) cut.text.append(window.last - used, ' ');
    cut.text += ellipsis;
  }
  const std::size_t shift = left ? 1 : 0;
  const std::size_t first = std::max(from, window.first);
  cut.begin = first - window.first + shift;
  cut.end =
      std::max(std::min(to, std::max(window.last, first + 1)), first + 1) - window.first + shift;
  while (cut.text.ends_with(' ')) cut.text.pop_back();
  return cut;
}

namespace {

void append_line(std::string& out, const ExcerptStyle& style, std::uint32_t number,
                 std::string_view line, std::size_t begin, std::size_t end,
                 std::string_view label) {
  const std::size_t room = style.width > style.gutter + 4U ? style.width - style.gutter - 4U : 20;
  const CutLine cut = cut_line(line, begin, end, room);
  const std::string digits = std::to_string(number);
  const Paint& paint = style.paint;
  out += paint.blue();
  out.append(style.gutter - std::min<std::size_t>(style.gutter, digits.size()), ' ');
  out += digits;
  out += " |";
  out += paint.off();
  if (!cut.text.empty()) out += ' ';
  // No command of a CI runner; one column stays one column.
  std::string text = cut.text;
  for (auto at = find_runner_command(text); at != std::string::npos;
       at = find_runner_command(text, at)) {
    text[at] = '.';
  }
  out += text;
  out += '\n';
  out += paint.blue();
  out.append(style.gutter, ' ');
  out += " |";
  out += paint.off();
  out += ' ';
  out.append(cut.begin, ' ');
  out += style.mark;
  out.append(cut.end - cut.begin, '^');
  if (!label.empty()) (out += ' ') += shown(label);
  if (!style.mark.empty()) out += paint.off();
  out += '\n';
}

}  // namespace

void append_excerpt(std::string& out, Spots& spots, const Spot& spot, std::string_view label,
                    const ExcerptStyle& style) {
  const Lines& lines = spots.lines(spot.place.doc);
  const std::string_view bytes = spots.documents()[spot.place.doc].bytes;
  const auto start_of = [&](std::uint32_t number) {
    return static_cast<std::size_t>(lines.line(number).data() - bytes.data());
  };
  std::uint32_t last = spot.end_line;
  // A place that takes the end of its line along ends on that line, not on the next.
  if (last > spot.line && spot.end_column == 1) --last;

  out += style.paint.blue();
  out.append(style.gutter, ' ');
  out += " |";
  out += style.paint.off();
  out += '\n';
  std::string_view first_line = lines.line(spot.line);
  const std::size_t begin =
      spot.place.begin - std::min<std::size_t>(spot.place.begin, start_of(spot.line));
  std::size_t end = first_line.size();
  if (last == spot.line) {
    end = std::min<std::size_t>(
        end, spot.place.end - std::min<std::size_t>(spot.place.end, start_of(spot.line)));
  } else {
    while (end > begin && (first_line[end - 1] == ' ' || first_line[end - 1] == '\t')) --end;
  }
  append_line(out, style, spot.line, first_line, begin, end, last == spot.line ? label : "");
  if (last == spot.line) return;
  if (last > spot.line + 1) {
    out += style.paint.blue();
    out += "...";
    out += style.paint.off();
    out += '\n';
  }
  std::string_view last_line = lines.line(last);
  const std::size_t indent = std::min(last_line.find_first_not_of(" \t"), last_line.size());
  const std::size_t stop = spot.place.end - std::min<std::size_t>(spot.place.end, start_of(last));
  append_line(out, style, last, last_line, std::min(indent, stop), std::min(stop, last_line.size()),
              label);
}

}  // namespace dcvlint
