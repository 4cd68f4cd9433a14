// The generic form of RDATA: \# LENGTH HEX (RFC 3597 §5).

#include <algorithm>
#include <vector>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_number.h"
#include "lint/sources/rdata_wire.h"

namespace dcvlint {
namespace {

bool is_number(const Token& token) {
  return token.kind == TokenKind::word && std::all_of(token.begin, token.end, is_digit);
}

// Where the hex digits of octets [begin, end) stand; the line's words are given.
std::pair<const char*, const char*> digits_of(const std::vector<Token>& words, std::uint32_t begin,
                                              std::uint32_t end) {
  const std::uint64_t first = 2ULL * begin, last = 2ULL * std::max(end, begin + 1) - 1;
  std::pair<const char*, const char*> place{words.back().end, words.back().end};
  std::uint64_t passed = 0;
  for (const Token& word : words) {
    if (first >= passed && first < passed + word.size())
      place.first = word.begin + (first - passed);
    if (last >= passed && last < passed + word.size()) {
      place.second = word.begin + (last - passed) + 1;
    }
    passed += word.size();
  }
  return place;
}

}  // namespace

bool RdataReader::is_generic(Type type) {
  const ZoneScanner before = in_;
  const Token token = in_.next();
  if (token.kind != TokenKind::word || token.text() != "\\#") {
    in_ = before;
    return false;
  }
  if (type == Type::txt) {  // may as well be a "#" that is escaped for no reason
    const ZoneScanner behind = in_;
    const bool number = is_number(in_.next());
    in_ = number ? behind : before;
    if (!number) return false;
  }
  last_end_ = token.end;
  return true;
}

bool RdataReader::generic(Type type) {
  Token length;
  std::uint32_t size = 0;
  if (!word("length of the RDATA", length)) return false;
  if (!parse_number(length, 0xffff'ffff, size)) return false;
  if (size > RdataBuffer::capacity) return fail(FaultCode::zone_rdata_too_long, length);
  std::vector<Token> words;
  std::uint64_t digits = 0;
  int high = -1;
  Token token = take();
  for (; token.kind == TokenKind::word; token = take()) {
    for (const char* p = token.begin; p != token.end; ++p) {
      const int value = hex_digit(*p);
      if (value < 0) return fail_digit(token, p, "hexadecimal digit");
      if (high >= 0) out_.u8(static_cast<std::uint32_t>(high << 4 | value));
      high = high >= 0 ? -1 : value;
    }
    digits += token.size();
    words.push_back(token);
  }
  if (!token.is_end()) return wrong_token(token, "RDATA");
  if (high >= 0) {
    return fail(FaultCode::zone_rdata_encoding, words.front().begin, last_end_,
                "an odd number of hex digits");
  }
  if (digits / 2 != size) {
    fail(FaultCode::zone_rdata_generic_length, length,
         std::to_string(size) + " octets are announced, " + std::to_string(digits / 2) +
             " are given");
    if (!words.empty())
      problem_.related_begin = words.front().begin, problem_.related_end = last_end_;
    return false;
  }
  const auto flaw = check_rdata_wire(type, out_.bytes());
  if (!flaw) return true;
  if (words.empty()) return fail(flaw->code, length, flaw->detail);
  const auto [begin, end] = digits_of(words, flaw->begin, flaw->end);
  return fail(flaw->code, begin, std::max(begin, end), flaw->detail);
}

}  // namespace dcvlint
