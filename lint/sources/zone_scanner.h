#pragma once
// Splits a master file (RFC 1035 §5.1) into tokens as BIND 9.18's lexer does.
// Everything here is on the hot path, hence inline.

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dcvlint {

enum class TokenKind : std::uint8_t {
  word,
  quoted,
  line_end,           // of a record; comes again when asked again
  file_end,           // so does this
  open_quote,         // the line or the file ends in a quoted string
  stray_parenthesis,  // ")" without "("
  nul,                // octet 0 outside quotes
};

// begin and end are the content, without quotes.
struct Token {
  const char* begin = nullptr;
  const char* end = nullptr;
  TokenKind kind = TokenKind::file_end;
  bool escaped = false;  // holds a backslash

  bool is_text() const { return kind <= TokenKind::quoted; }
  bool is_end() const { return kind == TokenKind::line_end || kind == TokenKind::file_end; }
  std::size_t size() const { return static_cast<std::size_t>(end - begin); }
  std::string_view text() const { return {begin, size()}; }
  // With the quotes.
  const char* outer_begin() const {
    return kind == TokenKind::quoted || kind == TokenKind::open_quote ? begin - 1 : begin;
  }
  const char* outer_end() const { return kind == TokenKind::quoted ? end + 1 : end; }
};

// Whether `word` is `upper`, which is written in capitals; ASCII case does not count.
inline bool is_word(std::string_view word, std::string_view upper) {
  if (word.size() != upper.size()) return false;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const char c = word[i] >= 'a' && word[i] <= 'z' ? static_cast<char>(word[i] - 0x20) : word[i];
    if (c != upper[i]) return false;
  }
  return true;
}

class ZoneScanner {
 public:
  // `bytes` are followed by at least 16 readable bytes, the first of them 0.
  explicit ZoneScanner(std::string_view bytes, std::uint32_t from = 0)
      : begin_(bytes.data()), at_(begin_ + from), end_(begin_ + bytes.size()) {}

  Token next();

  // To the start of the next line, if we stand at the end of one.
  void finish_line();
  // Past the rest of the record, wherever in it we stand.
  void skip_record();

  // Forgets what was open; the next token is read at `position`, the start of a line.
  void restart(const char* position);

  // For readers that know what most often comes next: where the next token on this line
  // begins, whether a word that was read up to `p` ends there, and passing over that word.
  const char* behind_blanks() const {
    const char* p = at_;
    while (*p == ' ' || *p == '\t') ++p;
    return p;
  }
  static bool ends_word(const char* p) { return class_of(*p) > escape; }
  void pass_word(const char* end) { at_ = end; }

  const char* begin() const { return begin_; }
  const char* position() const { return at_; }
  const char* end() const { return end_; }
  bool at_end() const { return at_ >= end_; }
  // Offset of a pointer into the text.
  std::uint32_t offset(const char* p) const { return static_cast<std::uint32_t>(p - begin_); }

  bool in_parentheses() const { return depth_ != 0; }
  const char* opened() const { return opened_; }  // the outermost "(" of this record
  // The comment that was passed over last in this record; null if none.
  const char* comment() const { return comment_; }
  void start_record() { comment_ = nullptr, opened_ = nullptr; }

  // From now on a line inside parentheses that looks like a record closes them
  // (unclosed() tells). Used once a "(" was seen that nothing closes, so that
  // many of them don't make us read the file many times.
  void expect_unclosed() { wary_ = true; }
  bool expects_unclosed() const { return wary_; }
  bool unclosed() const { return unclosed_; }

  // Whether a line reads like the start of a record or a directive: it begins
  // with a word, then at most TTL and class, then a type that we know.
  // With `inherited`, a line that begins with a blank and then the same may be one, too.
  bool looks_like_record(const char* line, bool inherited = false) const;
  const char* line_after(const char* p) const;

 private:
  enum Class : std::uint8_t { plain, escape, blank, eol, quote, semicolon, open, close, zero };
  static constexpr std::array<std::uint8_t, 256> classes = [] {
    std::array<std::uint8_t, 256> table{};
    table['\\'] = escape;
    table[' '] = table['\t'] = blank;
    table['\n'] = table['\r'] = eol;
    table['"'] = quote;
    table[';'] = semicolon;
    table['('] = open;
    table[')'] = close;
    table[0] = zero;
    return table;
  }();
  static std::uint8_t class_of(char c) { return classes[static_cast<unsigned char>(c)]; }

  static const char* skip_word(const char* p);
  static const char* skip_quoted(const char* p);
  Token next_of(const char* p);
  Token word(const char* p);
  Token odd_word(const char* start, const char* p);
  Token quoted(const char* p);
  Token end_token(const char* p, TokenKind kind) {
    at_ = p;
    return {p, p, kind, false};
  }

  const char* begin_;
  const char* at_;
  const char* end_;
  const char* opened_ = nullptr;
  const char* comment_ = nullptr;
  std::uint32_t depth_ = 0;
  bool wary_ = false;
  bool unclosed_ = false;
};

// To the first byte that may end a word or is a backslash.
inline const char* ZoneScanner::skip_word(const char* p) {
#if defined(__SSE2__)
  const __m128i space = _mm_set1_epi8(0x20), quote_mark = _mm_set1_epi8('"');
  const __m128i parenthesis = _mm_set1_epi8('('), all_but_lowest = _mm_set1_epi8('\xfe');
  const __m128i comment_mark = _mm_set1_epi8(';'), backslash = _mm_set1_epi8('\\');
  for (;; p += 16) {
    const __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    __m128i stop = _mm_cmpeq_epi8(_mm_min_epu8(c, space), c);  // 0x00 to 0x20
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(c, quote_mark));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(_mm_and_si128(c, all_but_lowest), parenthesis));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(c, comment_mark));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(c, backslash));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(stop));
    if (bits != 0) return p + __builtin_ctz(bits);
  }
#else
  while (class_of(*p) == plain) ++p;
  return p;
#endif
}

// To the first quote, backslash, newline or octet 0.
inline const char* ZoneScanner::skip_quoted(const char* p) {
#if defined(__SSE2__)
  const __m128i quote_mark = _mm_set1_epi8('"'), newline = _mm_set1_epi8('\n');
  const __m128i backslash = _mm_set1_epi8('\\'), null = _mm_setzero_si128();
  for (;; p += 16) {
    const __m128i c = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    __m128i stop = _mm_or_si128(_mm_cmpeq_epi8(c, quote_mark), _mm_cmpeq_epi8(c, newline));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(c, backslash));
    stop = _mm_or_si128(stop, _mm_cmpeq_epi8(c, null));
    const auto bits = static_cast<unsigned>(_mm_movemask_epi8(stop));
    if (bits != 0) return p + __builtin_ctz(bits);
  }
#else
  while (*p != '"' && *p != '\n' && *p != '\\' && *p != '\0') ++p;
  return p;
#endif
}

inline Token ZoneScanner::word(const char* p) {
  const char* start = p;
  p = skip_word(p);
  if (class_of(*p) > escape) {
    at_ = p;
    return {start, p, TokenKind::word, false};
  }
  return odd_word(start, p);
}

// A word with a backslash or a control character at `p`.
[[gnu::noinline]] inline Token ZoneScanner::odd_word(const char* start, const char* p) {
  bool escaped = false;
  for (;; p = skip_word(p)) {
    const std::uint8_t what = class_of(*p);
    if (what == plain) {  // a control character
      ++p;
    } else if (what == escape) {
      escaped = true;
      ++p;
      if (p >= end_ || class_of(*p) == eol) break;  // an escape can't reach over the line's end
      ++p;
    } else {
      break;
    }
  }
  at_ = p;
  return {start, p, TokenKind::word, escaped};
}

inline Token ZoneScanner::quoted(const char* p) {
  const char* start = p;
  bool escaped = false;
  for (;;) {
    p = skip_quoted(p);
    if (*p == '"') break;
    if (*p == '\\' && p + 1 < end_) {
      escaped = true;
      p += 2;
    } else if (*p == '\n' || p >= end_ || *p == '\\') {
      if (*p == '\\') ++p;
      at_ = p;
      depth_ = 0;  // where the string should have ended nobody knows: the next line starts afresh
      return {start, p, TokenKind::open_quote, escaped};
    } else {
      ++p;  // octet 0
    }
  }
  at_ = p + 1;
  return {start, p, TokenKind::quoted, escaped};
}

// Most tokens are words behind a blank.
inline Token ZoneScanner::next() {
  const char* p = at_;
  while (*p == ' ' || *p == '\t') ++p;
  if (class_of(*p) == plain) return word(p);
  return next_of(p);
}

[[gnu::noinline]] inline Token ZoneScanner::next_of(const char* p) {
  for (;;) {
    switch (class_of(*p)) {
      case blank:
        ++p;
        break;
      case quote:
        return quoted(p + 1);
      case semicolon: {
        comment_ = p;
        // BIND ends a comment at a line feed only.
        const void* newline = std::memchr(p, '\n', static_cast<std::size_t>(end_ - p));
        p = newline != nullptr ? static_cast<const char*>(newline) : end_;
        break;
      }
      case eol:
        if (depth_ == 0) return end_token(p, TokenKind::line_end);
        ++p;
        if (wary_ && looks_like_record(p)) {
          depth_ = 0;
          unclosed_ = true;
          return end_token(p - 1, TokenKind::line_end);
        }
        break;
      case open:
        if (depth_++ == 0) opened_ = p;
        ++p;
        break;
      case close:
        if (depth_ == 0) {
          at_ = p + 1;
          return {p, p + 1, TokenKind::stray_parenthesis, false};
        }
        --depth_;
        ++p;
        break;
      case zero:
        if (p >= end_) return end_token(end_, TokenKind::file_end);
        at_ = p + 1;
        return {p, p + 1, TokenKind::nul, false};
      default:
        return word(p);
    }
  }
}

inline void ZoneScanner::finish_line() {
  unclosed_ = false;
  if (*at_ == '\r') {
    ++at_;
    if (*at_ == '\n') ++at_;
  } else if (*at_ == '\n') {
    ++at_;
  }
}

inline void ZoneScanner::restart(const char* position) {
  at_ = position;
  depth_ = 0;
  unclosed_ = false;
}

}  // namespace dcvlint
