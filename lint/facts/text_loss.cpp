#include "lint/facts/text_loss.h"

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

constexpr char32_t replacement = 0xFFFD;

TextSpan span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// Where a question mark has a use: "page.aspx?id=3".
bool is_address(std::string_view text) {
  return text.find("://") != text.npos || text.find("www.") != text.npos ||
         text.find("?=") != text.npos || text.find("=?") != text.npos;
}

struct Around {
  char32_t before = 0, c = 0, behind = 0, next = 0;  // 0: the text's end
};

bool is_lost(const Around& a) {
  if (a.c == U'?') {
    if (a.before == U'?') return false;  // told at the first
    if (a.behind == U'?') return is_letter(a.before) ? is_lower_case(a.next) : a.next == U'?';
    if (!is_lower_case(a.behind))
      return a.behind == U' ' && is_lower_case(a.next) && is_letter(a.before);
    return a.before == 0 || a.before == U' ' || a.before == U'-' || is_letter(a.before);
  }
  return a.c == U'¿' && is_lower_case(a.before);
}

// Of boxes, blocks and geometric shapes.
bool is_drawing(char32_t c) { return c >= 0x2500 && c < 0x2600; }

// Chinese, Japanese and Korean write circles and squares for what they leave out.
bool has_east_asian(std::string_view text) {
  for (std::size_t at = ascii_prefix(text); at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (step.code_point >= 0x2E80 && is_letter(step.code_point)) return true;
    at += step.size;
  }
  return false;
}

// "Ã" where nothing but a small consonant can follow it in no language, or a "?"; at the end of a
// word in small letters.
bool is_half(const Around& a) {
  if (a.c != U'Ã') return false;
  if (is_lower_case(a.before)) return a.behind == 0 || a.behind == U' ';
  if (is_letter(a.before)) return false;
  return a.behind == U'?' ||
         (a.behind > 0x60 && a.behind < 0x7B &&
          std::u32string_view(U"bcdfghjklpqrstvwxz").find(a.behind) != std::u32string_view::npos);
}

Loss kind_of(char32_t c) { return c == U'?' ? Loss::question_mark : Loss::inverted_mark; }

}  // namespace

std::optional<LossFound> find_loss(std::string_view text) {
  const bool ascii = is_ascii(text);
  if (ascii && text.find('?') == text.npos) return std::nullopt;
  if (is_address(text)) return std::nullopt;
  const auto at_or_end = [&](std::size_t at) {
    return at < text.size() ? utf8_at(text, at) : Utf8Step{0, 0, true};
  };
  std::optional<LossFound> found;
  Around around;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const std::size_t end = at + step.size;
    const Utf8Step behind = at_or_end(end);
    around.c = step.code_point;
    around.behind = behind.code_point;
    around.next = at_or_end(end + behind.size).code_point;
    if (around.c == replacement) return LossFound{Loss::replacement, span(at, end)};
    if (!found && is_half(around)) found = LossFound{Loss::half, span(at, end)};
    if (!found && is_drawing(around.c)) found = LossFound{Loss::drawing, span(at, end)};
    if (!found && is_lost(around)) found = LossFound{kind_of(around.c), span(at, end)};
    around.before = around.c;
    at = end;
  }
  if (found && found->kind == Loss::drawing && has_east_asian(text)) return std::nullopt;
  return found;
}

namespace {

// What a letter that was lost may begin with: "?", U+FFFD, U+00BF, U+00C3, a drawing.
bool may_be_lost(char first) {
  return first == '?' || first == '\xEF' || first == '\xC2' || first == '\xC3' || first == '\xE2';
}

bool is_like(std::string_view damaged, std::string_view name) {
  std::size_t at = 0;
  for (std::size_t i = 0; i < name.size();) {
    const Utf8Step want = utf8_at(name, i);
    i += want.size;
    if (at >= damaged.size()) return false;
    const Utf8Step have = utf8_at(damaged, at);
    at += have.size;
    if (have.code_point == want.code_point) continue;
    const bool lost = have.code_point == U'?' || have.code_point == replacement ||
                      have.code_point == U'¿' || have.code_point == U'Ã' ||
                      is_drawing(have.code_point);
    if (!lost || want.code_point < 0x80 || !is_letter(want.code_point)) return false;
    // Each of the two octets may have its own mark.
    for (std::size_t more = 1; more < want.size && at < damaged.size(); ++more) {
      const Utf8Step next = utf8_at(damaged, at);
      const bool same = next.code_point == have.code_point ||
                        (have.code_point == U'Ã' && next.code_point == U'?');
      if (!same) break;
      at += next.size;
    }
  }
  return at == damaged.size();
}

}  // namespace

std::string_view filled_from(std::string_view text, std::span<const std::string_view> known) {
  std::string_view found;
  for (const std::string_view name : known) {
    if (!name.empty() && !text.empty() && name[0] != text[0] && !may_be_lost(text[0])) continue;
    if (!is_like(text, name) || name == found) continue;
    if (!found.empty()) return {};
    found = name;
  }
  return found;
}

}  // namespace dcvlint
