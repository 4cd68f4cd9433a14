#include "lint/reports/sarif_text.h"

#include "lint/base/ascii.h"

namespace dcvlint {

std::string sarif_text(std::string_view text) {
  std::string out;
  bool escaped = false;  // by a backslash before it
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (c == '{' || c == '}') out += c;
    if (c == ']' && !escaped && i + 1 < text.size() && text[i + 1] == '(') out += '\\';
    escaped = c == '\\' && !escaped;
    out += c;
  }
  return out;
}

std::string sarif_name(std::string_view rule_id) {
  std::string out;
  bool capital = true;
  for (char c : rule_id) {
    if (c == '/' || c == '-') {
      capital = true;
      continue;
    }
    out += capital ? ascii_upper(c) : c;
    capital = false;
  }
  return out;
}

std::string first_paragraph(std::string_view text, std::size_t most) {
  constexpr std::string_view ellipsis = "…";
  text = text.substr(0, text.find("\n\n"));
  while (text.ends_with('\n')) text.remove_suffix(1);
  if (text.size() <= most) return std::string(text);
  std::size_t end = most - ellipsis.size();
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return std::string(text.substr(0, end)) + std::string(ellipsis);
}

}  // namespace dcvlint
