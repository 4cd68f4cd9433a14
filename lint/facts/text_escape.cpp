#include "lint/facts/text_escape.h"

#include <algorithm>
#include <array>

#include "lint/base/ascii.h"
#include "lint/base/base64.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/punycode.h"
#include "lint/facts/sure_escape.h"

namespace dcvlint {
namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}
// Of `digits` hexadecimal digits at `at`; -1: there are none.
long hex_number(std::string_view text, std::size_t at, std::size_t digits) {
  if (at + digits > text.size() || digits == 0 || digits > 8) return -1;
  long number = 0;
  for (std::size_t i = 0; i < digits; ++i) {
    const int digit = hex_digit(text[at + i]);
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}
bool is_octal(char c) { return c >= '0' && c <= '7'; }
bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_character(long number) {
  return number >= 0x20 && number <= 0x10FFFF && (number < 0xD800 || number > 0xDFFF) &&
         number != 0xFFFD;
}

// One escape that was undone: how many octets of the text it takes, and what it means.
struct Undone {
  std::size_t size = 0;
  std::string meant;
};

std::string character(long number) {
  std::string out;
  append_utf8(out, static_cast<char32_t>(number));
  return out;
}

// Octets as somebody wrote them: UTF-8, or else a character each of Windows-1252.
std::string read_octets(const std::string& octets) {
  return is_utf8(octets) ? octets : from_windows_1252(octets);
}

struct Entity {
  std::string_view name;
  char32_t c;
};
// HTML's names of what may be in a name: Latin-1's, and the signs that editors make.
constexpr auto entities = std::to_array<Entity>({
    {"AElig", 0xC6},   {"Aacute", 0xC1},  {"Acirc", 0xC2},   {"Agrave", 0xC0},   {"Aring", 0xC5},
    {"Atilde", 0xC3},  {"Auml", 0xC4},    {"Ccedil", 0xC7},  {"ETH", 0xD0},      {"Eacute", 0xC9},
    {"Ecirc", 0xCA},   {"Egrave", 0xC8},  {"Euml", 0xCB},    {"Iacute", 0xCD},   {"Icirc", 0xCE},
    {"Igrave", 0xCC},  {"Iuml", 0xCF},    {"Ntilde", 0xD1},  {"OElig", 0x152},   {"Oacute", 0xD3},
    {"Ocirc", 0xD4},   {"Ograve", 0xD2},  {"Oslash", 0xD8},  {"Otilde", 0xD5},   {"Ouml", 0xD6},
    {"Scaron", 0x160}, {"THORN", 0xDE},   {"Uacute", 0xDA},  {"Ucirc", 0xDB},    {"Ugrave", 0xD9},
    {"Uuml", 0xDC},    {"Yacute", 0xDD},  {"Yuml", 0x178},   {"aacute", 0xE1},   {"acirc", 0xE2},
    {"acute", 0xB4},   {"aelig", 0xE6},   {"agrave", 0xE0},  {"amp", 0x26},      {"apos", 0x27},
    {"aring", 0xE5},   {"atilde", 0xE3},  {"auml", 0xE4},    {"bdquo", 0x201E},  {"brvbar", 0xA6},
    {"bull", 0x2022},  {"ccedil", 0xE7},  {"cedil", 0xB8},   {"cent", 0xA2},     {"copy", 0xA9},
    {"curren", 0xA4},  {"deg", 0xB0},     {"divide", 0xF7},  {"eacute", 0xE9},   {"ecirc", 0xEA},
    {"egrave", 0xE8},  {"eth", 0xF0},     {"euml", 0xEB},    {"euro", 0x20AC},   {"frac12", 0xBD},
    {"frac14", 0xBC},  {"frac34", 0xBE},  {"gt", 0x3E},      {"hellip", 0x2026}, {"iacute", 0xED},
    {"icirc", 0xEE},   {"iexcl", 0xA1},   {"igrave", 0xEC},  {"iquest", 0xBF},   {"iuml", 0xEF},
    {"laquo", 0xAB},   {"ldquo", 0x201C}, {"lsquo", 0x2018}, {"lt", 0x3C},       {"macr", 0xAF},
    {"mdash", 0x2014}, {"micro", 0xB5},   {"middot", 0xB7},  {"nbsp", 0xA0},     {"ndash", 0x2013},
    {"not", 0xAC},     {"ntilde", 0xF1},  {"oacute", 0xF3},  {"ocirc", 0xF4},    {"oelig", 0x153},
    {"ograve", 0xF2},  {"ordf", 0xAA},    {"ordm", 0xBA},    {"oslash", 0xF8},   {"otilde", 0xF5},
    {"ouml", 0xF6},    {"para", 0xB6},    {"plusmn", 0xB1},  {"pound", 0xA3},    {"quot", 0x22},
    {"raquo", 0xBB},   {"rdquo", 0x201D}, {"reg", 0xAE},     {"rsquo", 0x2019},  {"sbquo", 0x201A},
    {"scaron", 0x161}, {"sect", 0xA7},    {"shy", 0xAD},     {"sup1", 0xB9},     {"sup2", 0xB2},
    {"sup3", 0xB3},    {"szlig", 0xDF},   {"thorn", 0xFE},   {"times", 0xD7},    {"trade", 0x2122},
    {"uacute", 0xFA},  {"ucirc", 0xFB},   {"ugrave", 0xF9},  {"uml", 0xA8},      {"uuml", 0xFC},
    {"yacute", 0xFD},  {"yen", 0xA5},     {"yuml", 0xFF},
});
static_assert(std::ranges::is_sorted(entities, {}, &Entity::name));

Undone html_at(std::string_view text, std::size_t at) {
  constexpr std::size_t longest = 10;
  const std::size_t end = text.substr(0, at + longest).find(';', at);
  if (end == text.npos || end < at + 3) return {};
  const std::string_view name = text.substr(at + 1, end - at - 1);
  const std::size_t size = end + 1 - at;
  if (name[0] != '#') {
    const auto found = std::ranges::lower_bound(entities, name, {}, &Entity::name);
    if (found == entities.end() || found->name != name) return {};
    return {size, character(static_cast<long>(found->c))};
  }
  long number = -1;
  if (name.size() > 2 && (name[1] == 'x' || name[1] == 'X')) {
    number = hex_number(name, 2, name.size() - 2);
  } else if (name.size() < 9) {
    number = 0;
    for (const char c : name.substr(1)) {
      if (c < '0' || c > '9') return {};
      number = number * 10 + (c - '0');
    }
  }
  if (!is_character(number)) return {};
  return {size, character(number)};
}

// A run of one introducer and two hexadecimal digits each.
Undone octets_at(std::string_view text, std::size_t at, std::string_view introducer) {
  std::string octets;
  std::size_t end = at;
  while (text.substr(end).starts_with(introducer)) {
    const long octet = hex_number(text, end + introducer.size(), 2);
    if (octet < 0) break;
    octets += static_cast<char>(octet);
    end += introducer.size() + 2;
  }
  if (octets.empty()) return {};
  return {end - at, std::move(octets)};
}

// "100%25" could be a quotient, "100%Fahrrad" a name: octets of UTF-8 are an escape, one octet of
// another set, or a sign between words, probably, unless a number stands before it.
Undone percent_at(std::string_view text, std::size_t at) {
  Undone found = octets_at(text, at, "%");
  if (found.size == 0) return {};
  // "%25C3%25B6": encoded twice.
  if (found.meant == "%" && hex_number(text, at + found.size, 2) >= 0x80) return found;
  if (is_ascii(found.meant)) {
    const bool word = at > 0 && is_ascii_letter(text[at - 1]);
    if (!word || found.meant.find_first_of(" ,&'\"()+/") == std::string::npos) return {};
    return found;
  }
  const bool number = at > 0 && is_digit(text[at - 1]);
  if (number && !is_utf8(found.meant)) return {};
  found.meant = read_octets(found.meant);
  return found;
}

// "%u00f6": what escape() of JavaScript makes. "100%uface" has a number before it; other words of
// four such letters would be Chinese or Korean, whose letters come in runs.
Undone percent_u_at(std::string_view text, std::size_t at) {
  constexpr std::size_t size = 6;
  const long number = hex_number(text, at + 2, 4);
  if (number < 0xA0 || !is_character(number)) return {};
  const bool in_run = text.substr(at + size).starts_with("%u") ||
                      (at >= size && text.substr(at - size).starts_with("%u"));
  if (number >= 0x2000 && !in_run) return {};
  if (at > 0 && is_digit(text[at - 1]) && !in_run) return {};
  return {size, character(number)};
}

// Whether a letter that was written as text[at, end) makes a word with those around it, and is not
// "A=BC" or "Mode=DEsign".
bool is_in_word(char32_t letter, std::string_view text, std::size_t at, std::size_t end) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!is_letter(letter)) return false;
  if (at > 0 && is_lower(text[at - 1])) return is_lower_case(letter);
  if (end < text.size() && is_lower(text[end])) return true;
  constexpr std::size_t capitals = 3;
  return at >= capitals && is_upper_case(letter) &&
         std::ranges::all_of(text.substr(at - capitals, capitals), is_ascii_letter);
}

// Octets above ASCII: of UTF-8, or letters of Latin-1 in a word, in capitals as RFC 2045 wants
// them.
Undone quoted_printable_at(std::string_view text, std::size_t at) {
  Undone found = octets_at(text, at, "=");
  if (found.size == 0 || is_ascii(found.meant)) return {};
  if (is_utf8(found.meant)) return found;
  const std::string_view written = text.substr(at, found.size);
  if (std::ranges::any_of(written, [](char c) { return c >= 'a' && c <= 'f'; })) return {};
  found.meant = read_octets(found.meant);
  const char32_t first = utf8_at(found.meant, 0).code_point;
  if (!is_in_word(first, text, at, at + found.size)) return {};
  return found;
}

std::optional<std::string> octets_of_base64(std::string_view text) {
  const Base64 decoded = decode_base64(text);
  if (!decoded.faults.empty()) return std::nullopt;
  return std::string(decoded.octets.view());
}

Undone encoded_word_at(std::string_view text, std::size_t at) {
  const std::size_t charset = text.find('?', at + 2);
  if (charset == text.npos || charset + 2 >= text.size() || text[charset + 2] != '?') return {};
  const std::size_t end = text.find("?=", charset + 3);
  if (end == text.npos) return {};
  const std::string_view coded = text.substr(charset + 3, end - charset - 3);
  std::string octets;
  if (text[charset + 1] == 'B' || text[charset + 1] == 'b') {
    const auto decoded = octets_of_base64(coded);
    if (!decoded) return {};
    octets = *decoded;
  } else if (text[charset + 1] == 'Q' || text[charset + 1] == 'q') {
    for (std::size_t i = 0; i < coded.size(); ++i) {
      const long octet = coded[i] == '=' ? hex_number(coded, i + 1, 2) : -1;
      octets += octet >= 0 ? static_cast<char>(octet) : coded[i] == '_' ? ' ' : coded[i];
      if (octet >= 0) i += 2;
    }
  } else {
    return {};
  }
  return {end + 2 - at, read_octets(octets)};
}

Undone octal_at(std::string_view text, std::size_t at) {
  std::string octets;
  std::size_t end = at;
  while (end + 4 <= text.size() && text[end] == '\\' && text[end + 1] >= '2' &&
         text[end + 1] <= '3' && is_octal(text[end + 2]) && is_octal(text[end + 3])) {
    octets += static_cast<char>((text[end + 1] - '0') * 64 + (text[end + 2] - '0') * 8 +
                                (text[end + 3] - '0'));
    end += 4;
  }
  if (octets.empty()) return {};
  return {end - at, read_octets(octets)};
}

Undone backslash_octets_at(std::string_view text, std::size_t at) {
  for (const std::string_view introducer : {"\\x", "\\"}) {
    Undone found = octets_at(text, at, introducer);
    if (found.size == 0 || is_ascii(found.meant)) continue;
    // "AC\DC": without the "x" it has to be UTF-8.
    if (introducer.size() == 1 && !is_utf8(found.meant)) continue;
    found.meant = read_octets(found.meant);
    return found;
  }
  return octal_at(text, at);
}

Undone backslash_u_at(std::string_view text, std::size_t at) {
  if (at + 2 >= text.size()) return {};
  if (text[at + 1] == 'u' && text[at + 2] == '{') {
    const std::size_t end = text.find('}', at);
    if (end == text.npos || end > at + 9) return {};
    const long number = hex_number(text, at + 3, end - at - 3);
    return is_character(number) ? Undone{end + 1 - at, character(number)} : Undone{};
  }
  const std::size_t digits = text[at + 1] == 'U' ? 8 : text[at + 1] == 'u' ? 4 : 0;
  long number = hex_number(text, at + 2, digits);
  std::size_t size = 2 + digits;
  if (number >= 0xD800 && number < 0xDC00 && text.substr(at + size).starts_with("\\u")) {
    const long low = hex_number(text, at + size + 2, 4);
    if (low >= 0xDC00 && low < 0xE000) {
      number = 0x10000 + ((number & 0x3FF) << 10) + (low & 0x3FF);
      size += 6;
    }
  }
  return is_character(number) ? Undone{size, character(number)} : Undone{};
}

Undone unicode_number_at(std::string_view text, std::size_t at) {
  const bool in_word = at > 0 && is_ascii_letter(text[at - 1]);
  const long number = hex_number(text, at + 2, 4);
  if (number < 0xA0 || !is_character(number)) return {};
  // "EU+1234" is a sum.
  if (in_word && text[at - 1] >= 'A' && text[at - 1] <= 'Z') return {};
  return {6, character(number)};
}

// An accent command, its letter with or without braces.
Undone tex_at(std::string_view text, std::size_t at) {
  constexpr std::string_view accents = "\"'`^~=.cvuHr";
  constexpr std::array<char32_t, 12> marks = {0x308, 0x301, 0x300, 0x302, 0x303, 0x304,
                                              0x307, 0x327, 0x30C, 0x306, 0x30B, 0x30A};
  if (at + 2 >= text.size()) return {};
  const std::size_t accent = accents.find(text[at + 1]);
  if (accent == accents.npos) return {};
  std::size_t letter = at + 2;
  const bool braced = text[letter] == '{';
  // "\c" and its like are letters: what they stand on is in braces.
  if (is_ascii_letter(text[at + 1]) && !braced) return {};
  if (braced) ++letter;
  if (letter >= text.size() || !is_ascii_letter(text[letter])) return {};
  if (braced && (letter + 1 >= text.size() || text[letter + 1] != '}')) return {};
  std::string composed(1, text[letter]);
  append_utf8(composed, marks[accent]);
  composed = to_nfc(composed);
  if (utf8_at(composed, 0).size == 1) return {};
  std::size_t begin = at;
  std::size_t end = letter + (braced ? 2U : 1U);
  if (begin > 0 && text[begin - 1] == '{' && end < text.size() && text[end] == '}') ++end;
  return {end - at, composed};
}

// "+" and modified base64 of UTF-16 up to "-" (RFC 2152); only what is above ASCII.
Undone utf7_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(0, std::min(text.size(), at + 40)).find('-', at);
  if (end == text.npos || end < at + 4) return {};
  std::string coded(text.substr(at + 1, end - at - 1));
  const std::size_t octet_count = coded.size() * 6 / 8;
  if (octet_count % 2 != 0) return {};
  while (coded.size() % 4 != 0) coded += '=';
  const auto octets = octets_of_base64(coded);
  if (!octets || octets->size() < 2 || octets->size() % 2 != 0) return {};
  std::string meant;
  for (std::size_t i = 0; i + 1 < octets->size(); i += 2) {
    const auto unit = static_cast<char32_t>(static_cast<std::uint8_t>((*octets)[i]) << 8U |
                                            static_cast<std::uint8_t>((*octets)[i + 1]));
    const bool letter = unit >= 0xA0 && unit < 0x3000 && is_letter(unit);
    if (!letter) return {};
    append_utf8(meant, unit);
  }
  return {end + 1 - at, meant};
}

Undone a_label_at(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] != ' ') return {};
  std::size_t end = at;
  while (end < text.size() && (is_ascii_letter(text[end]) || text[end] == '-' ||
                               (text[end] >= '0' && text[end] <= '9'))) {
    ++end;
  }
  if (end < text.size() && text[end] != ' ') return {};
  const CodePoints decoded = check_punycode(text.substr(at + 4, end - at - 4));
  if (decoded.fault != PunycodeFault::none || decoded.size == 0) return {};
  return {end - at, to_utf8(decoded.view())};
}

struct Step {
  Escape kind{};
  Undone undone;
};

Step escape_at(std::string_view text, std::size_t at) {
  using enum Escape;
  const std::string_view rest = text.substr(at);
  switch (text[at]) {
    case '&':
      return {html, html_at(text, at)};
    case '%':
      if (rest.starts_with("%u")) return {backslash_u, percent_u_at(text, at)};
      return {percent, percent_at(text, at)};
    case '=':
      if (rest.starts_with("=?")) return {encoded_word, encoded_word_at(text, at)};
      return {quoted_printable, quoted_printable_at(text, at)};
    case '\\': {
      if (rest.starts_with("\\u") || rest.starts_with("\\U")) {
        if (Undone found = backslash_u_at(text, at); found.size != 0) {
          return {backslash_u, std::move(found)};
        }
      }
      Undone found = backslash_octets_at(text, at);
      if (found.size != 0) return {backslash_octets, std::move(found)};
      return {tex, tex_at(text, at)};
    }
    case 'U':
      if (rest.starts_with("U+")) return {unicode_number, unicode_number_at(text, at)};
      return {};
    case '+':
      return {utf7, utf7_at(text, at)};
    case 'x':
    case 'X':
      if (rest.size() > 4 && (rest[1] == 'n' || rest[1] == 'N') && rest.substr(2, 2) == "--") {
        return {a_label, a_label_at(text, at)};
      }
      return {};
    default:
      return {};
  }
}

bool may_have_escape(std::string_view text) {
  return std::ranges::any_of(text, [](char c) {
    return c == '&' || c == '%' || c == '=' || c == '\\' || c == '+' || c == 'x' || c == 'X';
  });
}

}  // namespace

std::string_view escape_text(Escape kind) {
  static constexpr std::array<std::string_view, 10> texts = {
      "an HTML entity",
      "percent-encoding of a URL",
      "quoted-printable of a mail",
      "an encoded word of a mail header",
      "octets as openssl and LDAP print them",
      "an escape of JSON or a programming language",
      "a code point's number",
      "an accent as TeX writes it",
      "UTF-7",
      "an A-label, which only names of hosts have",
  };
  return texts[static_cast<std::size_t>(kind)];
}

namespace {

std::optional<EscapeFound> undo_layer(std::string_view text) {
  constexpr std::size_t longest_name = 4096;
  if (text.size() > longest_name || !may_have_escape(text)) return std::nullopt;
  if (text.find("://") != text.npos) return std::nullopt;
  std::optional<EscapeFound> found;
  std::string meant;
  for (std::size_t at = 0; at < text.size();) {
    const Step step = escape_at(text, at);
    if (step.undone.size == 0 || !is_utf8(step.undone.meant)) {
      meant += text[at++];
      continue;
    }
    const auto begin = static_cast<std::uint32_t>(at);
    const auto end = static_cast<std::uint32_t>(at + step.undone.size);
    if (!found) found = EscapeFound{step.kind, {begin, end}, {}};
    // "{\"o}": the brace before belongs to the accent.
    const bool brace = step.kind == Escape::tex && meant.ends_with('{') && text[end - 1] == '}' &&
                       text[at + 2] != '{';
    if (brace) meant.pop_back();
    meant += step.undone.meant;
    at = end;
  }
  if (found) found->meant = std::move(meant);
  return found;
}

}  // namespace

std::optional<EscapeFound> find_escape(std::string_view text) {
  constexpr int most_layers = 4;
  auto found = undo_layer(text);
  for (int layer = 1; found && layer < most_layers; ++layer) {
    const auto misread = find_mojibake(found->meant);
    const bool certain = misread && misread->certain && misread->complete;
    if (certain) found->meant = misread->meant;
    const auto deeper = undo_layer(found->meant);
    if (deeper) found->meant = deeper->meant;
    if (!certain && !deeper) break;
  }
  return found;
}

bool is_certain_escape(const EscapeFound& found, std::string_view text) {
  if (found.kind != Escape::percent && found.kind != Escape::quoted_printable) return true;
  const std::string_view sign = found.kind == Escape::percent ? "%" : "=";
  const Undone octets = octets_at(text, found.at.begin, sign);
  return !is_ascii(octets.meant) && is_utf8(octets.meant);
}

}  // namespace dcvlint
