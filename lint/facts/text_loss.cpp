#include "lint/facts/text_loss.h"

#include <algorithm>
#include <string>

#include "lint/base/ascii.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/subdivision.h"

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
  std::size_t begin = 0, end = 0;                    // of c and, if it is a "?", of those behind it
  std::size_t marks() const { return c == U'?' ? end - begin : 0; }
};

// Before the first letter of a word.
bool begins_word(char32_t before) {
  return before == 0 || std::u32string_view(U" -'’(\"„«").find(before) != std::u32string_view::npos;
}

constexpr std::size_t longest_word = 32;

// Of a longer word its end.
std::string_view word_before(std::string_view text, std::size_t end) {
  const std::size_t first = end > longest_word ? end - longest_word - 1 : 0;
  const std::string_view near = text.substr(first, end - first);
  return near.substr(near.find_last_of(" -'\"(") + 1);  // none: from the beginning
}

// Words of organisations' names, and places, but for their last letter, which is none of ASCII.
constexpr std::string_view stems[] = {
    "universit", "facult", "facolt",      "citt",  "societ", "communaut", "comunit",
    "sant",      "sanit",  "collectivit", "comit", "qualit", "autorit",   "libert",
    "propriet",  "caf",    "milj",        "malm",  "ume",    "lule",      "pite",
    "skellefte", "troms",  "pozna",       "toru",  "bogot",
};

bool lacks_its_end(std::string_view word, std::string_view country) {
  if (word.size() < 3 || word.size() > longest_word || !is_ascii(word)) return false;
  if (std::ranges::any_of(stems, [&](std::string_view stem) {
        return std::ranges::equal(word, stem, {}, ascii_lower);
      })) {
    return true;
  }
  if (country.empty() || is_place_name(country, word)) return false;
  constexpr std::string_view ends = "aeiouyncsz";
  return std::ranges::any_of(ends,
                             [&](char c) { return is_place_name(country, std::string(word) + c); });
}

// "gGmbH", "s.r.o.": a lower-case letter there goes on with no name.
bool is_legal_form(std::string_view text, std::size_t at) {
  const std::string_view word = text.substr(at, text.substr(at).find(' '));
  return std::ranges::any_of(word, [](char c) { return c == '.' || (c >= 'A' && c <= 'Z'); });
}

// Of a "?" at the end of a word.
bool is_lost_end(const Around& a, std::string_view text, std::string_view country) {
  if (a.marks() > 2) return false;
  constexpr std::size_t longest_name = 512;
  if (text.size() > longest_name) country = {};
  if (lacks_its_end(word_before(text, a.begin), country)) return true;
  return a.behind == U' ' && is_lower_case(a.next) && !is_legal_form(text, a.end + 1);
}

bool is_lost(const Around& a, std::string_view text, const LossHints& hints) {
  if (a.c == U'¿') return is_lower_case(a.before);
  if (a.c != U'?') return false;
  if (!hints.may_ask && (is_letter(a.before) || is_letter(a.behind))) return true;
  if (is_letter(a.before)) {
    if (is_lower_case(a.behind) || (is_upper_case(a.before) && is_upper_case(a.behind)))
      return true;
    return !is_letter(a.behind) && is_lost_end(a, text, hints.country);
  }
  if (a.marks() > 2) return true;
  return begins_word(a.before) &&
         (is_lower_case(a.behind) || (is_upper_case(a.behind) && is_upper_case(a.next)));
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

// Marks in a row are one step.
Around around(std::string_view text, std::size_t at, char32_t before) {
  const auto at_or_end = [&](std::size_t where) {
    return where < text.size() ? utf8_at(text, where) : Utf8Step{0, 0, true};
  };
  const Utf8Step step = utf8_at(text, at);
  Around out;
  out.before = before;
  out.c = step.code_point;
  out.begin = at;
  out.end = at + step.size;
  while (out.c == U'?' && out.end < text.size() && text[out.end] == '?') ++out.end;
  const Utf8Step behind = at_or_end(out.end);
  out.behind = behind.code_point;
  out.next = at_or_end(out.end + behind.size).code_point;
  return out;
}

}  // namespace

std::optional<LossFound> find_loss(std::string_view text, const LossHints& hints) {
  const bool ascii = is_ascii(text);
  if (ascii && text.find('?') == text.npos) return std::nullopt;
  if (is_address(text)) return std::nullopt;
  std::optional<LossFound> found;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Around here = around(text, at, before);
    if (here.c == replacement) return LossFound{Loss::replacement, span(at, here.end)};
    const std::size_t end = here.c == U'?' ? at + 1 : here.end;
    if (!found && is_half(here)) found = LossFound{Loss::half, span(at, end)};
    if (!found && is_drawing(here.c)) found = LossFound{Loss::drawing, span(at, end)};
    if (!found && is_lost(here, text, hints)) found = LossFound{kind_of(here.c), span(at, end)};
    before = here.c;
    at = here.end;
  }
  if (found && found->kind == Loss::drawing && has_east_asian(text)) return std::nullopt;
  return found;
}

std::optional<LossFound> find_question(std::string_view text) {
  if (text.find('?') == text.npos || is_address(text)) return std::nullopt;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (step.code_point == U'?' && is_letter(before)) {
      return LossFound{Loss::question_mark, span(at, at + 1)};
    }
    before = step.code_point;
    at += step.size;
  }
  return std::nullopt;
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
