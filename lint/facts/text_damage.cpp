#include "lint/facts/text_damage.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/compatibility_form.h"
#include "lint/facts/confusable.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/text_escape.h"
#include "lint/facts/unexpanded.h"

namespace dcvlint {
namespace {

struct Range {
  char32_t first, last;
};
template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t c) {
  return std::ranges::any_of(ranges, [&](Range r) { return c >= r.first && c <= r.last; });
}

constexpr Range control[] = {
    {0x00, 0x1F},     {0x7F, 0x9F},     {0x2028, 0x2029},    {0xE000, 0xF8FF},
    {0xFDD0, 0xFDEF}, {0xFFFE, 0xFFFF}, {0xF0000, 0x10FFFF},
};
constexpr Range bidi[] = {{0x61C, 0x61C}, {0x200E, 0x200F}, {0x202A, 0x202E}, {0x2066, 0x2069}};
constexpr Range invisible[] = {
    {0xAD, 0xAD},     {0x34F, 0x34F},     {0x115F, 0x1160},   {0x17B4, 0x17B5},
    {0x180B, 0x180F}, {0x200B, 0x200D},   {0x2060, 0x2065},   {0x206A, 0x206F},
    {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF9, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};
// Scripts whose spelling uses joiners or direction marks: Hebrew to Thaana, Indic, Mongolian.
constexpr Range joining[] = {{0x590, 0x8FF},   {0x900, 0xDFF},   {0x1000, 0x109F}, {0x1780, 0x17FF},
                             {0x1800, 0x18AF}, {0xFB1D, 0xFDFF}, {0xFE70, 0xFEFC}};

// A joiner or direction mark where the script of its neighbour has a use for it.
bool is_spelling(std::string_view text, char32_t c, std::size_t begin, std::size_t end) {
  if (c != 0x61C && (c < 0x200C || c > 0x200F)) return false;
  std::size_t before = begin;
  while (before > 0 && (static_cast<std::uint8_t>(text[before - 1]) & 0xC0U) == 0x80U) --before;
  if (before > 0) --before;
  return (before != begin && is_in(joining, utf8_at(text, before).code_point)) ||
         (end < text.size() && is_in(joining, utf8_at(text, end).code_point));
}

std::size_t first_control_octet(std::string_view text) {
  const auto* const found = std::ranges::find_if(text, [](char c) {
    const auto octet = static_cast<std::uint8_t>(c);
    return octet < 0x20 || octet >= 0x7F;
  });
  return static_cast<std::size_t>(found - text.begin());
}

constexpr bool is_digit_or_letter(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(' ') - first + 1);
}

TextSpan span(std::size_t begin, std::size_t end) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

}  // namespace

Oddity oddity_of(char32_t c) {
  if (c >= 0x20 && c < 0x7F) return Oddity::none;
  if (is_in(control, c)) return Oddity::control;
  if ((c & 0xFFFEU) == 0xFFFE) return Oddity::control;  // the last two of each plane
  if (is_in(bidi, c)) return Oddity::bidi;
  if (is_in(invisible, c)) return Oddity::invisible;
  return Oddity::none;
}

std::optional<OddCharacter> first_odd(std::string_view text, Oddity kind) {
  std::size_t at = kind == Oddity::control ? first_control_octet(text) : ascii_prefix(text);
  std::optional<OddCharacter> found;
  while (at < text.size()) {
    const Utf8Step step = utf8_at(text, at);
    const std::size_t end = at + step.size;
    if (oddity_of(step.code_point) == kind && !is_spelling(text, step.code_point, at, end)) {
      if (found) {
        ++found->more;
      } else {
        found = OddCharacter{step.code_point, span(at, end)};
      }
    }
    at = end;
  }
  return found;
}

bool is_reordered(std::string_view text) {
  bool marked = false, right_to_left = false;
  for (std::size_t at = ascii_prefix(text); at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const char32_t c = step.code_point;
    const bool mark = c == 0x61C || c == 0x200E || c == 0x200F;
    if (oddity_of(c) == Oddity::bidi && !mark) return true;
    if (mark) {
      marked = marked || !is_spelling(text, c, at, at + step.size);
    } else {
      right_to_left = right_to_left || is_in(joining, c);
    }
    at += step.size;
  }
  return marked && right_to_left;
}

std::string character_text(char32_t c) {
  struct Row {
    char32_t c;
    std::string_view name;
  };
  static constexpr Row names[] = {
      {0x00, "NULL"},
      {0x09, "TAB"},
      {0x0A, "LINE FEED"},
      {0x0D, "CARRIAGE RETURN"},
      {0x1B, "ESCAPE"},
      {0x7F, "DELETE"},
      {0xA0, "NO-BREAK SPACE"},
      {0xAD, "SOFT HYPHEN"},
      {0x34F, "COMBINING GRAPHEME JOINER"},
      {0x61C, "ARABIC LETTER MARK"},
      {0x200B, "ZERO WIDTH SPACE"},
      {0x200C, "ZERO WIDTH NON-JOINER"},
      {0x200D, "ZERO WIDTH JOINER"},
      {0x200E, "LEFT-TO-RIGHT MARK"},
      {0x200F, "RIGHT-TO-LEFT MARK"},
      {0x2028, "LINE SEPARATOR"},
      {0x2029, "PARAGRAPH SEPARATOR"},
      {0x202A, "LEFT-TO-RIGHT EMBEDDING"},
      {0x202B, "RIGHT-TO-LEFT EMBEDDING"},
      {0x202C, "POP DIRECTIONAL FORMATTING"},
      {0x202D, "LEFT-TO-RIGHT OVERRIDE"},
      {0x202E, "RIGHT-TO-LEFT OVERRIDE"},
      {0x202F, "NARROW NO-BREAK SPACE"},
      {0x2060, "WORD JOINER"},
      {0x2066, "LEFT-TO-RIGHT ISOLATE"},
      {0x2067, "RIGHT-TO-LEFT ISOLATE"},
      {0x2068, "FIRST STRONG ISOLATE"},
      {0x2069, "POP DIRECTIONAL ISOLATE"},
      {0x3000, "IDEOGRAPHIC SPACE"},
      {0xFEFF, "BYTE ORDER MARK"},
  };
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string out = "U+";
  for (int shift = c > 0xFFFF ? 20 : 12; shift >= 0; shift -= 4) {
    if (shift == 20 && c >> 20U == 0) continue;
    out += digits[c >> static_cast<unsigned>(shift) & 0xFU];
  }
  const auto* const found = std::ranges::find(names, c, &Row::c);
  if (found != std::end(names)) out.append(" ").append(found->name);
  return out;
}

SpacingFound find_spacing(std::string_view text) {
  if (text.empty()) return {};
  if (text.front() == ' ') {
    return {Spacing::leading, span(0, std::min(text.find_first_not_of(' '), text.size())), U' '};
  }
  if (text.back() == ' ') {
    return {Spacing::trailing, span(text.find_last_not_of(' ') + 1, text.size()), U' '};
  }
  const std::size_t two = text.find("  ");
  if (two != std::string_view::npos) {
    return {Spacing::doubled, span(two, text.find_first_not_of(' ', two)), U' '};
  }
  for (std::size_t at = ascii_prefix(text); at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (step.code_point >= 0x80 && is_blank(step.code_point)) {
      return {Spacing::unusual, span(at, at + step.size), step.code_point};
    }
    at += step.size;
  }
  return {};
}

std::string with_plain_blanks(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (!is_blank(step.code_point)) {
      out += text.substr(at, step.size);
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
    at += step.size;
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

std::optional<NotComposed> find_not_composed(std::string_view text) {
  if (is_nfc(text)) return std::nullopt;
  NotComposed found{{}, to_nfc(text)};
  const auto is_inner = [&](std::size_t at) {
    return at < text.size() && (static_cast<std::uint8_t>(text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t begin = 0;
  while (begin < text.size() && begin < found.composed.size() &&
         text[begin] == found.composed[begin]) {
    ++begin;
  }
  while (begin > 0 && is_inner(begin)) --begin;
  std::size_t end = begin;
  while (end < text.size()) {
    const Utf8Step step = utf8_at(text, end);
    if (end != begin && !is_mark(step.code_point)) break;
    end += step.size;
  }
  found.at = span(begin, end);
  return found;
}

Placeholder placeholder_of(std::string_view text) {
  struct Row {
    std::string_view text;
    Placeholder kind;
  };
  using enum Placeholder;
  static constexpr Row rows[] = {
      {"some-state", openssl_default},
      {"some state", openssl_default},
      {"internet widgits pty ltd", openssl_default},
      {"default city", openssl_default},
      {"default company ltd", openssl_default},
      {"a challenge password", openssl_default},
      {"an optional company name", openssl_default},
      {"n/a", absent},
      {"n.a.", absent},
      {"none", absent},
      {"null", absent},
      {"nil", absent},
      {"unknown", absent},
      {"undefined", absent},
      {"unspecified", absent},
      {"not applicable", absent},
      {"not available", absent},
      {"no state", absent},
      {"no locality", absent},
      {"tbd", absent},
      {"(none)", absent},
      {"no organization", absent},
      {"no organisation", absent},
      {"keine angabe", absent},
      {"keine angaben", absent},
      {"okänd", absent},
      {"ukjent", absent},
      {"ukendt", absent},
      {"inconnu", absent},
      {"desconocido", absent},
      {"sconosciuto", absent},
      {"onbekend", absent},
      {"nieznany", absent},
      {"todo", absent},
      {"to do", absent},
      {"tba", absent},
      {"test", sample},
      {"default", sample},
      {"example", sample},
      {"changeme", sample},
      {"change me", sample},
      {"changeit", sample},
      {"foo", sample},
      {"foobar", sample},
      {"asdf", sample},
      {"qwerty", sample},
      {"company", sample},
      {"organisation", sample},
      {"organisation name", sample},
      {"acme inc", sample},
      {"acme inc.", sample},
      {"acme corp", sample},
      {"acme corporation", sample},
      {"my organization", sample},
      {"my organisation", sample},
      {"your organization name", sample},
      {"your company name", sample},
      {"your name", sample},
      {"your organization", sample},
      {"your organisation", sample},
      {"your company", sample},
      {"your city", sample},
      {"your state", sample},
      {"my company", sample},
      {"organization", sample},
      {"organization name", sample},
      {"company name", sample},
      {"city", sample},
      {"state", sample},
      {"locality", sample},
      {"acme co", sample},
  };
  constexpr std::size_t longest = 24;
  const std::string_view value = trimmed(text);
  if (is_unexpanded(value)) return sample;
  if (value.size() < 3 || value.size() > longest) return none;
  if (value.find_first_not_of("xX") == std::string_view::npos) return absent;
  const auto* const found =
      std::ranges::find_if(rows, [&](const Row& row) { return equal_folded(value, row.text); });
  return found == std::end(rows) ? none : found->kind;
}

bool is_metadata_only(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (is_digit_or_letter(text[at])) return false;
    const Utf8Step step = utf8_at(text, at);
    if (step.code_point >= 0x80 && is_significant(step.code_point)) return false;
    at += step.size;
  }
  return true;
}

namespace {

// Short and long names that written names use, in lower case.
bool is_attribute_name(std::string_view name) {
  static constexpr std::string_view names[] = {"c",
                                               "st",
                                               "s",
                                               "l",
                                               "o",
                                               "ou",
                                               "cn",
                                               "dc",
                                               "street",
                                               "e",
                                               "email",
                                               "emailaddress",
                                               "uid",
                                               "sn",
                                               "gn",
                                               "commonname",
                                               "organizationname",
                                               "countryname",
                                               "localityname",
                                               "stateorprovincename",
                                               "organizationalunitname",
                                               "serialnumber",
                                               "postalcode",
                                               "title"};
  return std::ranges::any_of(names,
                             [&](std::string_view each) { return equal_folded(name, each); });
}

// "X=" with a name of an attribute before `equals`, where a value or a separator begins.
std::optional<TextSpan> attribute_before(std::string_view text, std::size_t equals) {
  std::size_t end = equals;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  while (begin > 0 && is_digit_or_letter(text[begin - 1])) --begin;
  if (!is_attribute_name(text.substr(begin, end - begin))) return std::nullopt;
  std::size_t before = begin;
  while (before > 0 && text[before - 1] == ' ') --before;
  const bool separated =
      before == 0 || std::string_view(",;/+").find(text[before - 1]) != std::string_view::npos;
  if (!separated) return std::nullopt;
  return span(before == 0 ? 0 : before - 1, equals + 1);
}

// Whether quotation marks stand at both ends and nowhere else: a shell's, those of a configuration
// file, or what a word processor makes of them.
bool is_quoted(std::string_view text) {
  static constexpr std::pair<std::string_view, std::string_view> quotes[] = {
      {"\"", "\""}, {"'", "'"}, {"“", "”"}, {"„", "“"}, {"„", "”"}, {"‘", "’"}};
  return std::ranges::any_of(quotes, [&](const auto& pair) {
    const std::string_view open = pair.first, close = pair.second;
    if (text.size() <= open.size() + close.size()) return false;
    if (!text.starts_with(open) || !text.ends_with(close)) return false;
    const std::string_view inner =
        text.substr(open.size(), text.size() - open.size() - close.size());
    return inner.find(open) == inner.npos && inner.find(close) == inner.npos;
  });
}

// A quotation mark of a shell at one end, and no other. "Rack 19\"" is inches.
std::optional<TextSpan> half_quoted(std::string_view text) {
  const std::size_t at = text.find('"');
  if (at == text.npos || text.size() < 2 || text.find('"', at + 1) != text.npos)
    return std::nullopt;
  // „Mixed with those of a typesetter".
  for (const std::string_view other : {"„", "“", "”", "«"}) {
    if (text.find(other) != text.npos) return std::nullopt;
  }
  const bool last = at + 1 == text.size();
  if (at != 0 && !last) return std::nullopt;
  const bool inches = last && text[at - 1] >= '0' && text[at - 1] <= '9';
  if (inches) return std::nullopt;
  return span(at, at + 1);
}

}  // namespace

NameSyntaxFound find_name_syntax(std::string_view text) {
  for (std::size_t at = text.find('='); at != std::string_view::npos; at = text.find('=', at + 1)) {
    if (const auto found = attribute_before(text, at)) return {NameSyntax::attribute, *found};
  }
  for (std::size_t at = text.find('\\'); at != std::string_view::npos;
       at = text.find('\\', at + 1)) {
    if (at + 1 < text.size() &&
        std::string_view(",+\"<>;=#/").find(text[at + 1]) != std::string_view::npos) {
      return {NameSyntax::escape, span(at, at + 2)};
    }
  }
  if (is_quoted(text)) return {NameSyntax::quotes, span(0, text.size())};
  if (const auto half = half_quoted(text)) return {NameSyntax::half_quotes, *half};
  return {};
}

std::string mended(std::string_view text, std::string_view country) {
  auto misread = find_mojibake(text, country);
  if (!misread) misread = find_page_mixup(text, country);
  std::string source = misread ? misread->meant : std::string(text);
  if (const auto escape = find_escape(source)) {
    source = escape->meant;
    // "KLAIP&Auml;&ndash;DA": the country tells what find_escape() can't.
    if (const auto inner = find_mojibake(source, country)) source = inner->meant;
  }
  if (const auto form = find_compatibility_form(source)) source = form->plain;
  if (const auto mixed = find_confusable(source)) source = mixed->meant;
  std::string seen;
  for (std::size_t at = 0; at < source.size();) {
    const Utf8Step step = utf8_at(source, at);
    const std::string_view octets = std::string_view(source).substr(at, step.size);
    const bool line = step.code_point == '\n' || step.code_point == '\r' || step.code_point == '\t';
    if (line) {
      seen += ' ';
    } else if (oddity_of(step.code_point) == Oddity::none ||
               is_spelling(source, step.code_point, at, at + step.size)) {
      seen += octets;
    }
    at += step.size;
  }
  return to_nfc(with_plain_blanks(seen));
}

}  // namespace dcvlint
