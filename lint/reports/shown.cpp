#include "lint/reports/shown.h"

#include "lint/base/ascii.h"
#include "lint/base/printable.h"

namespace dcvlint {
namespace {

bool is_letter(char c) { return ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z'; }

}  // namespace

std::size_t find_runner_command(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find("##", from); at != std::string_view::npos;
       at = text.find("##", at + 1)) {
    std::size_t end = at + 2;
    while (end < text.size() && is_letter(text[end])) ++end;
    if (end < text.size() && text[end] == '[') return at;
  }
  return std::string_view::npos;
}

bool begins_runner_command(std::string_view text) {
  while (!text.empty() && is_letter(text.back())) text.remove_suffix(1);
  return text.ends_with("##");
}

std::string shown(std::string_view text) {
  std::string out = printable(text);
  for (auto at = find_runner_command(out); at != std::string::npos;
       at = find_runner_command(out, at)) {
    out.replace(at + 1, 1, "\\x23");
  }
  return out;
}

std::string shown_path(std::string_view path) {
  std::string out = shown(path);
  // The runner trims white space before it looks for "::".
  std::size_t first = out.find_first_not_of(" \t");
  if (first != std::string::npos && out.compare(first, 2, "::") == 0) out.insert(0, "./");
  return out;
}

namespace {

void add_line(std::vector<std::string>& lines, std::string line) {
  if (line.starts_with("::")) line.replace(0, 1, "\\x3A");
  lines.push_back(std::move(line));
}

// A command between backticks is one word: what is pasted must not have a line end within.
std::size_t word_end(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() && text[end] != ' ') {
    const std::size_t close = text[end] == '`' ? text.find('`', end + 1) : std::string_view::npos;
    end = close == std::string_view::npos ? end + 1 : close + 1;
  }
  return end;
}

void wrap_paragraph(std::string_view text, unsigned width, std::vector<std::string>& lines) {
  std::string line;
  std::size_t used = 0;
  while (true) {
    std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) break;
    text.remove_prefix(begin);
    std::string_view word = text.substr(0, word_end(text));
    text.remove_prefix(word.size());
    std::size_t columns = display_width(word);
    if (!line.empty() && used + 1 + columns > width) {
      add_line(lines, std::move(line));
      line.clear();
      used = 0;
    }
    if (!line.empty()) line += ' ', ++used;
    line += word;
    used += columns;
  }
  add_line(lines, std::move(line));
}

}  // namespace

std::vector<std::string> wrap(std::string_view text, unsigned width) {
  std::vector<std::string> lines;
  while (text.ends_with('\n')) text.remove_suffix(1);
  while (true) {
    std::size_t end = text.find('\n');
    wrap_paragraph(shown(text.substr(0, end)), width, lines);
    if (end == std::string_view::npos) return lines;
    text.remove_prefix(end + 1);
  }
}

std::string padded(std::string text, std::size_t width) {
  const std::size_t taken = display_width(text);
  if (taken < width) text.append(width - taken, ' ');
  return text;
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > 0 && (digits.size() - i) % 3 == 0) out += ' ';
    out += digits[i];
  }
  return out;
}

std::string counted(std::uint64_t number, std::string_view noun) {
  std::string out = grouped(number) + " ";
  out += noun;
  if (number != 1) out += 's';
  return out;
}

}  // namespace dcvlint
