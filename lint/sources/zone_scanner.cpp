#include "lint/sources/zone_scanner.h"

#include "lint/facts/type.h"

namespace dcvlint {
namespace {

// For guessing only: what may stand before a type.
bool reads_like_ttl_or_class(std::string_view word) {
  if (class_from_text(word)) return true;
  if (word.empty() || word[0] < '0' || word[0] > '9') return false;
  return word.find_first_not_of("0123456789wdhmsWDHMS") == std::string_view::npos;
}

bool is_directive(std::string_view word) {
  for (std::string_view known : {"$ORIGIN", "$TTL", "$INCLUDE", "$GENERATE"}) {
    if (is_word(word, known)) return true;
  }
  return false;
}

}  // namespace

void ZoneScanner::skip_record() {
  for (;;) {
    const Token token = next();
    if (token.is_end() || token.kind == TokenKind::open_quote) return;
  }
}

const char* ZoneScanner::line_after(const char* p) const {
  const void* newline = std::memchr(p, '\n', static_cast<std::size_t>(end_ - p));
  return newline != nullptr ? static_cast<const char*>(newline) + 1 : end_;
}

bool ZoneScanner::looks_like_record(const char* line, bool inherited) const {
  const char* p = line;
  if (inherited) {
    while (p < end_ && class_of(*p) == blank) ++p;
  }
  int count = p == line ? 0 : 1;  // an owner or directive comes only first on the line
  // Words by hand: a scanner of its own could start a search in a search.
  for (; count < 4; ++count) {
    const char* start = p;
    while (p < end_ && (class_of(*p) == plain || class_of(*p) == escape)) ++p;
    const std::string_view word(start, static_cast<std::size_t>(p - start));
    if (word.empty()) return false;
    if (count == 0 && is_directive(word)) return true;
    if (count > 0 && type_from_text(word)) return true;
    if (count > 0 && !reads_like_ttl_or_class(word)) return false;
    while (p < end_ && class_of(*p) == blank) ++p;
  }
  return false;
}

}  // namespace dcvlint
