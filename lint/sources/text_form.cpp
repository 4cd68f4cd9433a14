#include "lint/sources/text_form.h"

#include <algorithm>
#include <cstddef>

#include "lint/base/ascii.h"
#include "lint/facts/type.h"

namespace dcvlint {
namespace {

using namespace std::string_view_literals;

bool is_blank(char c) { return c == ' ' || c == '\t'; }

class LineReader {
 public:
  explicit LineReader(std::string_view text) : text_(text) {}
  bool next(std::string_view& line) {
    if (text_.empty()) return false;
    const std::size_t end = text_.find_first_of("\r\n");
    line = text_.substr(0, end);
    text_.remove_prefix(end == std::string_view::npos ? text_.size() : end + 1);
    return true;
  }

 private:
  std::string_view text_;
};

std::string_view next_word(std::string_view& line) {
  while (!line.empty() && is_blank(line.front())) line.remove_prefix(1);
  const std::size_t end = std::min(line.find_first_of(" \t;"), line.size());
  const std::string_view word = line.substr(0, end);
  line.remove_prefix(end);
  return word;
}

bool is_ttl(std::string_view word) {
  if (word.empty() || !is_digit(word.front())) return false;
  return std::all_of(word.begin(), word.end(), [](char c) {
    return is_digit(c) || std::string_view("smhdw").find(ascii_lower(c)) != std::string_view::npos;
  });
}

enum class LineKind : std::uint8_t { blank, directive, record, soa, other };

// What a line of a master file would be. The owner may be missing, class and
// TTL may stand in either order (RFC 1035 §5.1).
LineKind line_kind(std::string_view line) {
  if (line.empty() || line.front() == ';') return LineKind::blank;
  const bool owner = !is_blank(line.front());
  std::string_view word = next_word(line);
  if (word.empty()) return LineKind::blank;
  if (owner) {
    for (std::string_view directive : {"$origin"sv, "$ttl"sv, "$include"sv, "$generate"sv}) {
      if (equal_folded(word, directive)) return LineKind::directive;
    }
    word = next_word(line);
  }
  for (int i = 0; i < 2 && (is_ttl(word) || class_from_text(word)); ++i) word = next_word(line);
  if (word.empty() || !type_from_text(word)) return LineKind::other;
  if (equal_folded(word, "soa")) return LineKind::soa;
  // A type alone is a word like any other: "a", "any", "key", "loc".
  return next_word(line).empty() ? LineKind::other : LineKind::record;
}

}  // namespace

bool reads_like_zone(std::string_view text) {
  LineReader lines(text);
  std::size_t records = 0, others = 0;
  int depth = 0;
  for (std::string_view line; lines.next(line);) {
    const std::string_view code = line.substr(0, line.find(';'));
    const LineKind kind = line_kind(line);
    if (depth == 0) {
      if (kind == LineKind::soa || kind == LineKind::directive) return true;
      if (kind == LineKind::record) ++records;
      if (kind == LineKind::other) ++others;
    }
    for (char c : code) depth = std::max(0, depth + (c == '(') - (c == ')'));
  }
  return records > 0 && records >= 4 * others;
}

bool has_soa_line(std::string_view text) {
  LineReader lines(text);
  for (std::string_view line; lines.next(line);) {
    if (line_kind(line) == LineKind::soa) return true;
  }
  return false;
}

bool reads_like_root_hints(std::string_view text) {
  LineReader lines(text);
  for (std::string_view line; lines.next(line);) {
    const LineKind kind = line_kind(line);
    if (kind == LineKind::blank || kind == LineKind::directive) continue;
    std::string_view rest = line;
    if (kind != LineKind::record || is_blank(line.front()) || next_word(rest) != ".") return false;
    std::string_view word = next_word(rest);
    while (is_ttl(word) || class_from_text(word)) word = next_word(rest);
    return equal_folded(word, "ns") && !has_soa_line(text);
  }
  return false;
}

bool reads_like_named_conf(std::string_view text) {
  LineReader lines(text);
  for (std::string_view line; lines.next(line);) {
    const std::string_view word = next_word(line);
    if (!equal_folded(word, "zone") && !equal_folded(word, "options") &&
        !equal_folded(word, "view"))
      continue;
    const std::size_t brace = line.find('{');
    const std::string_view before = line.substr(0, brace);
    const bool quoted = before.find('"') != std::string_view::npos;
    if (brace != std::string_view::npos && (quoted || equal_folded(word, "options"))) return true;
    if (equal_folded(word, "zone") && quoted) return true;
  }
  return false;
}

InputKind colon_conf(std::string_view text) {
  LineReader lines(text);
  bool clause = false, section = false;
  for (std::string_view line; lines.next(line);) {
    const bool inner = !line.empty() && is_blank(line.front());
    std::string_view word = next_word(line);
    const bool item = word == "-";
    if (item) word = next_word(line);
    clause = clause || word == "zone:" || word == "pattern:";
    // Until the next key at the margin; one that has a value begins no list.
    if (!inner && !item && !word.empty() && word.front() != '#') {
      section = (word == "zone:" || word == "template:") && next_word(line).empty();
    }
    if (clause && !item && word == "zonefile:") return InputKind::nsd_conf;
    if (section && item && (word == "domain:" || word == "id:")) return InputKind::knot_conf;
  }
  return InputKind::text;
}

InputKind toml_form(std::string_view text) {
  LineReader lines(text);
  bool title = false, check = false;
  for (std::string_view line; lines.next(line);) {
    const std::string_view key = line.substr(0, std::min(line.find_first_of(" \t="), line.size()));
    title = title || key == "title";
    check = check || key == "check";
  }
  return title && check ? InputKind::rule : InputKind::text;
}

}  // namespace dcvlint
