#include "lint/reports/markdown_text.h"

#include <algorithm>

namespace dcvlint {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_punctuation(char c) {
  return c > ' ' && c < '\x7F' && !is_letter(c) && (c < '0' || c > '9');
}

std::size_t run_of_backticks(std::string_view line, std::size_t at) {
  const std::size_t end = std::min(line.find_first_not_of('`', at), line.size());
  return end - at;
}

// Behind the code span that begins at `at`; 0: there is none. A span is not followed over the end
// of a line, since a list or a heading there would end it.
std::size_t code_end(std::string_view line, std::size_t at) {
  const std::size_t size = run_of_backticks(line, at);
  for (std::size_t i = line.find('`', at + size); i != std::string_view::npos;) {
    const std::size_t found = run_of_backticks(line, i);
    if (found == size) return i + size;
    i = line.find('`', i + found);
  }
  return 0;
}

// Whether Markdown would act on it outside of code, wherever it stands.
bool acts(std::string_view line, std::size_t at) {
  const char next = at + 1 < line.size() ? line[at + 1] : '\0';
  switch (line[at]) {
    case '\\':
      return is_punctuation(next) || next == '\0';
    case '<':  // a tag, a comment, an address
      return is_letter(next) || next == '/' || next == '!' || next == '?';
    case '&':  // a character by its name or number
      return is_letter(next) || next == '#';
    case '[':
    case ']':
    case '|':
    case '`':
      return true;
    default:
      return false;
  }
}

// Whether the line, from its first character on, is a heading, a quotation or code, or could
// underline the line above it or make it a table's head.
bool begins_block(std::string_view line) {
  if (line.starts_with('#') || line.starts_with('>') || line.starts_with("~~~")) return true;
  return line.find_first_not_of("-=_*:| \t") == std::string_view::npos;
}

}  // namespace

std::string markdown_text(std::string_view line) {
  std::string out;
  std::size_t at = std::min(line.find_first_not_of(" \t"), line.size());
  // More than three blanks would be code.
  out.assign(std::min<std::size_t>(at, 3), ' ');
  // A fence needs three backticks and none behind them, so that no code span begins like one.
  if (at < line.size() && begins_block(line.substr(at)) && !acts(line, at)) out += '\\';
  while (at < line.size()) {
    const std::size_t end = line[at] == '`' ? code_end(line, at) : 0;
    if (end != 0) {
      out += line.substr(at, end - at);
      at = end;
      continue;
    }
    // Of backticks without a partner, each one: the next must not begin a span of its own.
    const std::size_t same = line[at] == '`' ? run_of_backticks(line, at) : 1;
    const bool escaped = acts(line, at);
    for (const char c : line.substr(at, same)) {
      if (escaped) out += '\\';
      out += c;
    }
    at += same;
  }
  return out;
}

}  // namespace dcvlint
