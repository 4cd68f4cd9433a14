// Substitution expressions of NAPTR (RFC 3402 §3.2).

#include <algorithm>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_number.h"

namespace dcvlint {
namespace {

// Where the bracket expression that begins at `i` has its "]"; npos without one.
std::size_t bracket_end(std::string_view pattern, std::size_t i) {
  if (++i < pattern.size() && pattern[i] == '^') ++i;
  if (i < pattern.size() && pattern[i] == ']') ++i;
  while (i < pattern.size() && pattern[i] != ']') {
    const std::string_view two = pattern.substr(i, 2);
    const bool named = two == "[:" || two == "[." || two == "[=";
    const char closing[] = {two.back(), ']'};
    if (named) i = pattern.find(std::string_view(closing, 2), i + 2);
    if (i == pattern.npos) return i;
    i += named ? 2 : 1;
  }
  return i < pattern.size() ? i : pattern.npos;
}

// Counts the groups of an extended regular expression (POSIX). Not empty: why
// it is none. In brackets neither parentheses nor backslashes mean anything.
std::string_view pattern_flaw(std::string_view pattern, int& groups) {
  int closed = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    groups += c == '(' ? 1 : 0;
    closed += c == ')' ? 1 : 0;
    if (c == '\\') ++i;
    if (c == '[') i = bracket_end(pattern, i);
    if (i == pattern.npos) return "a \"[\" of the pattern is never closed";
  }
  return groups == closed ? "" : "the parentheses of the pattern are not balanced";
}

// Why a substitution expression is none (RFC 3402 §3.2): the delimiters, the
// flag, and back references to groups that don't exist. Empty if all is well.
std::string_view regexp_flaw(std::span<const std::uint8_t> text) {
  if (text.empty()) return {};
  const char delimiter = static_cast<char>(text[0]);
  if (is_digit(delimiter) || delimiter == '\\' || delimiter == 'i' || delimiter == '\0') {
    return "a regexp begins with its delimiter, which is no digit, backslash or \"i\"";
  }
  int part = 0, groups = 0, highest = 0;
  std::size_t pattern_end = 1;
  for (std::size_t i = 1; i < text.size(); ++i) {
    const char c = static_cast<char>(text[i]);
    if (c == '\0') return "a regexp holds no octet 0";
    if (c == delimiter) {
      if (++part > 2) return "a regexp has three delimiters";
      if (part == 1) pattern_end = i;
    } else if (part == 2) {
      if (c != 'i') return "the only flag of a regexp is \"i\"";
    } else if (c == '\\') {
      if (++i == text.size() || text[i] == 0) return "a regexp does not end with a backslash";
      const char escaped = static_cast<char>(text[i]);
      if (part == 1 && escaped == '0') return "back references are \\1 to \\9";
      if (part == 1 && is_digit(escaped)) highest = std::max(highest, escaped - '0');
    }
  }
  if (part != 2) return "a regexp has three delimiters: !pattern!replacement!";
  const std::string_view all(reinterpret_cast<const char*>(text.data()), text.size());
  const std::string_view flaw = pattern_flaw(all.substr(1, pattern_end - 1), groups);
  if (!flaw.empty()) return flaw;
  if (highest > groups) return "a back reference to a group that the pattern does not have";
  return {};
}

}  // namespace

bool RdataReader::regexp(std::string_view what) {
  Token token;
  const std::uint32_t at = out_.size();
  if (!word_or_quoted(what, token) || !add_text(token)) return false;
  if (out_.overflow()) return true;
  const std::string_view flaw = regexp_flaw(out_.bytes().subspan(at + 1));
  return flaw.empty() || fail(FaultCode::zone_rdata_syntax, token, std::string(flaw));
}

}  // namespace dcvlint
