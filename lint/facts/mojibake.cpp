#include "lint/facts/mojibake.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>
#include <vector>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/country_letters.h"

namespace dcvlint {
namespace {

// What Windows-1252 has for 80 to 9F. The five octets that it leaves open are the C1 controls of
// the same number, as decoders have them.
constexpr std::array<char32_t, 32> upper_controls{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

// The octet that a character stands for, or 0. Both pages at once: a C1 control is Latin-1's.
std::uint8_t octet_of(char32_t c) {
  if (c < 0x80) return 0;
  if (c <= 0xFF) return static_cast<std::uint8_t>(c);
  const auto found = std::ranges::find(upper_controls, c);
  if (found == upper_controls.end()) return 0;
  return static_cast<std::uint8_t>(0x80 + (found - upper_controls.begin()));
}

bool is_latin1_only(char32_t c) { return c >= 0x80 && c <= 0x9F && upper_controls[c - 0x80] != c; }

struct Range {
  char32_t first, last;
};
template <std::size_t N>
bool is_in(const Range (&ranges)[N], char32_t c) {
  return std::ranges::any_of(ranges, [&](Range r) { return c >= r.first && c <= r.last; });
}

// Latin letters above ASCII that European languages and Vietnamese write today. Letters of old
// spellings and phonetic signs are left out: É and ® together would be one of them.
constexpr Range latin_letters[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},     {0xF8, 0xFF},   {0x100, 0x107}, {0x10A, 0x113},
    {0x116, 0x11B},   {0x11E, 0x123},   {0x126, 0x12B}, {0x12E, 0x131}, {0x136, 0x137},
    {0x139, 0x13E},   {0x141, 0x148},   {0x14A, 0x14D}, {0x150, 0x153}, {0x155, 0x155},
    {0x158, 0x15B},   {0x15E, 0x16B},   {0x16E, 0x17E}, {0x18F, 0x18F}, {0x1A0, 0x1A1},
    {0x1AF, 0x1B0},   {0x1E4, 0x1E9},   {0x218, 0x21B}, {0x259, 0x259}, {0x1E80, 0x1E85},
    {0x1E9E, 0x1E9E}, {0x1EA0, 0x1EF9},
};

// Signs that stand beside letters in names.
constexpr Range signs[] = {
    {0xA0, 0xA1},     {0xA3, 0xA3},     {0xA7, 0xA7},     {0xA9, 0xAB},     {0xAE, 0xAE},
    {0xB0, 0xB5},     {0xB7, 0xB7},     {0xB9, 0xBF},     {0x2010, 0x2015}, {0x2018, 0x201F},
    {0x2020, 0x2022}, {0x2026, 0x2026}, {0x2030, 0x2030}, {0x2032, 0x2033}, {0x2039, 0x203A},
    {0x20AC, 0x20AC}, {0x2116, 0x2116}, {0x2122, 0x2122}, {0xFEFF, 0xFEFF},
};

constexpr Range phonetic_and_letterlike[] = {{0x1D00, 0x1EFF}, {0x2100, 0x218F}};

enum class Result : std::uint8_t {
  none,          // not what anybody meant
  intermediate,  // an octet once more: only good when the next round makes something of it
  sign,
  latin,
  foreign,  // a letter of another script
};

Result result_of(char32_t c) {
  if (is_in(latin_letters, c)) return Result::latin;
  if (is_in(signs, c)) return Result::sign;
  if (octet_of(c) != 0) return Result::intermediate;
  if (c >= 0x370 && is_letter(c) && !is_in(phonetic_and_letterlike, c)) {
    return Result::foreign;
  }
  return Result::none;
}

// A character, and the octets of the text that it was made from.
struct Piece {
  char32_t c = 0;
  std::uint32_t begin = 0, end = 0;
  Result made = Result::none;  // of the round it was made in; none: as it stood
  bool sure = false;           // the text as it stood has no plausible reading
  bool latin1 = false;
  std::uint32_t from = 0, count = 1;  // pieces of the round before
};
using Pieces = std::vector<Piece>;

Pieces pieces_of(std::string_view text) {
  Pieces pieces;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    pieces.push_back({step.code_point, begin, begin + step.size});
    at += step.size;
  }
  return pieces;
}

char32_t char_at(const Pieces& pieces, std::size_t at) {
  return at < pieces.size() ? pieces[at].c : 0;
}

// What may follow a word in capitals that ends with an accented letter: "NESTLÉ®".
constexpr std::u32string_view followers = U"\u00A0‘’“”‚„‹›«»–—…™®©†‡•·°¹²³ŠŽ";
// Of these, what may stand before the next letter, too.
constexpr std::u32string_view joiners = U"\u00A0’–—…·ŠŽ";
bool has(std::u32string_view set, char32_t c) { return set.find(c) != std::u32string_view::npos; }

// A lead and one other character. Capitals before them could be a word that ends with the lead.
bool is_sure_pair(const Pieces& pieces, std::size_t lead) {
  const char32_t first = pieces[lead].c;
  const char32_t second = pieces[lead + 1].c;
  if (!has(followers, second)) return true;
  const char32_t before = lead == 0 ? 0 : pieces[lead - 1].c;
  const char32_t after = char_at(pieces, lead + 2);
  if (is_lower_case(before)) return true;
  const bool in_word = is_letter(before);
  if (!in_word && is_lower_case(after) && second != 0xA0) return true;
  // No language has these two alone.
  if (!in_word && !is_letter(after) && (first == U'Ã' || first == U'Â')) return true;
  if (!is_letter(after)) return false;
  return !has(joiners, second) || (first == U'Ã' && second != 0xA0);
}

// Whether the text has the mark that a closing one belongs to: then it is no damage.
bool closes_what_opened(const Pieces& pieces, std::size_t at) {
  std::u32string_view opening;
  switch (pieces[at].c) {
    case U'’':
      opening = U"‘‚";
      break;
    case U'”':
      opening = U"“„";
      break;
    case U'“':
      opening = U"„";
      break;
    case U'»':
      opening = U"«";
      break;
    case U'«':
      opening = U"»";
      break;
    case U'›':
      opening = U"‹";
      break;
    default:
      return false;
  }
  for (std::size_t i = 0; i < at; ++i) {
    // One that is an octet of a sequence itself, as the first two of "â€œ", opened nothing.
    const bool part = i > 0 && octet_of(pieces[i - 1].c) >= 0xC2 && pieces[i - 1].c <= 0xF4;
    const bool deeper = i > 0 && octet_of(pieces[i - 1].c) >= 0x80 && pieces[i - 1].c > 0xFF;
    if (has(opening, pieces[i].c) && !part && !deeper) return true;
  }
  return false;
}

struct Sequence {
  std::size_t size = 0;  // pieces; 0: none
  char32_t c = 0;
};

// The UTF-8 sequence that the characters from `at` on are, taken for octets.
Sequence sequence_at(const Pieces& pieces, std::size_t at) {
  const std::uint8_t first = octet_of(pieces[at].c);
  if (first < 0xC2 || first > 0xF4 || pieces[at].c > 0xFF) return {};
  std::string octets;
  const std::size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  for (std::size_t i = at; i < pieces.size() && i < at + size; ++i) {
    const std::uint8_t octet = octet_of(pieces[i].c);
    if (octet == 0) break;
    octets += static_cast<char>(octet);
  }
  const Utf8Step step = utf8_at(octets, 0);
  return step.valid ? Sequence{step.size, step.code_point} : Sequence{};
}

// "à" is C3 A0, and A0 is a no-break space: where that became a blank or was cut off, "Ã" is left
// behind a small letter, at the end of a word.
bool is_lost_a0(const Pieces& pieces, std::size_t at) {
  if (pieces[at].c != U'Ã' || at == 0 || !is_lower_case(pieces[at - 1].c)) return false;
  return at + 1 == pieces.size() || pieces[at + 1].c == U' ';
}

void append_made(Pieces& out, const Pieces& in, std::size_t at, const Sequence& sequence) {
  Piece made{sequence.c, in[at].begin, in[at + sequence.size - 1].end, result_of(sequence.c)};
  made.from = static_cast<std::uint32_t>(at);
  made.count = static_cast<std::uint32_t>(sequence.size);
  // An "Ã" that was damage itself a round ago is no letter of a name.
  const bool made_before = in[at].made != Result::none && (in[at].c == U'Ã' || in[at].c == U'Â');
  made.sure = sequence.size > 2 || made_before || is_sure_pair(in, at);
  for (std::size_t i = at; i < at + sequence.size; ++i) {
    made.latin1 = made.latin1 || in[i].latin1 || is_latin1_only(in[i].c);
  }
  out.push_back(made);
}

bool is_latin(char32_t c) {
  return (c < 0x80 && is_letter(c)) || (c >= 0x80 && is_in(latin_letters, c));
}

// How many letters of other scripts were made in the word around `at`; none when it has Latin ones.
std::size_t foreign_in_word(const Pieces& pieces, std::size_t at) {
  constexpr std::size_t far = 64;  // enough to see a Latin letter in any word
  std::size_t begin = at;
  std::size_t end = at + 1;
  auto in_word = [&](std::size_t i) { return is_letter(pieces[i].c) || is_mark(pieces[i].c); };
  while (begin > 0 && in_word(begin - 1) && at - begin < far) --begin;
  while (end < pieces.size() && in_word(end) && end - at < far) ++end;
  std::size_t foreign = 0;
  for (std::size_t i = begin; i < end; ++i) {
    if (is_latin(pieces[i].c)) return 0;
    if (pieces[i].made == Result::foreign) ++foreign;
  }
  return foreign;
}

// Letters of another script are believed in company only: two in a word, and then also words of
// one. For the others what stood there comes back: "DÚŠKA" is no Arabic.
void take_back(const Pieces& in, Pieces& out) {
  std::vector<std::size_t> foreign(out.size());
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].made == Result::foreign) foreign[i] = foreign_in_word(out, i);
  }
  const bool company = std::ranges::any_of(foreign, [](std::size_t count) { return count > 1; });
  Pieces kept;
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (out[i].made != Result::foreign || (foreign[i] > 0 && company)) {
      kept.push_back(out[i]);
      continue;
    }
    for (std::size_t k = 0; k < out[i].count; ++k) {
      kept.push_back(in[out[i].from + k]);
      kept.back().made = Result::none;
    }
  }
  out = std::move(kept);
}

// One reading undone, wherever it can be. Whether anything was.
bool undo(const Pieces& in, Pieces& out) {
  out.clear();
  bool foreign = false;
  for (std::size_t at = 0; at < in.size();) {
    Sequence sequence;
    if (in[at].c >= 0xC2 && in[at].c <= 0xF4) sequence = sequence_at(in, at);
    if (sequence.size != 0 && result_of(sequence.c) != Result::none &&
        !closes_what_opened(in, at + sequence.size - 1)) {
      append_made(out, in, at, sequence);
      foreign = foreign || out.back().made == Result::foreign;
      at += sequence.size;
    } else if (is_lost_a0(in, at)) {
      out.push_back({U'à', in[at].begin, in[at].end, Result::latin, true, false});
      // Two blanks: the first was the no-break space.
      at += char_at(in, at + 1) == U' ' && char_at(in, at + 2) == U' ' ? 2U : 1U;
    } else {
      out.push_back(in[at++]);
      out.back().made = Result::none;
    }
  }
  if (foreign) take_back(in, out);
  return std::ranges::any_of(out, [](const Piece& piece) { return piece.made != Result::none; });
}

bool has_letter(std::string_view letters, char32_t c) {
  std::string text;
  append_utf8(text, to_lower_case(c));
  return letters.find(text) != std::string_view::npos;
}

// Whether the country's languages want the repaired letter and don't know the one that stands
// there.
bool country_agrees(std::string_view letters, const Piece& piece, std::string_view text) {
  if (letters.empty()) return false;
  const char32_t lead = utf8_at(text, piece.begin).code_point;
  if (has_letter(letters, lead)) return false;
  return piece.made == Result::sign || has_letter(letters, piece.c);
}

// Judges a round; whether everything that it made is worth having.
bool is_good(const Pieces& pieces, std::string_view text, std::string_view country) {
  const std::string_view letters = country_letters(country);
  bool sure = false;
  bool open = false;
  for (const Piece& piece : pieces) {
    if (piece.made == Result::none) continue;
    if (piece.made == Result::intermediate) return false;
    const bool settled = piece.sure || country_agrees(letters, piece, text);
    sure = sure || settled;
    open = open || !settled;
  }
  return sure || !open;
}

// Looks for a C3 that begins a character of U+00C2 to U+00F4 with another one above ASCII behind,
// or with "Ã" before a blank or at the end.
bool may_be_damaged(std::string_view text) {
  for (std::size_t at = ascii_prefix(text); at + 1 < text.size(); ++at) {
    if (text[at] != '\xC3') continue;
    const auto second = static_cast<std::uint8_t>(text[at + 1]);
    if (second < 0x82 || second > 0xB4) continue;
    const char after = at + 2 < text.size() ? text[at + 2] : ' ';
    if (static_cast<std::uint8_t>(after) >= 0x80 || (second == 0x83 && after == ' ')) return true;
  }
  return false;
}

std::uint32_t word_begin(std::string_view text, std::uint32_t at) {
  while (at > 0 && text[at - 1] != ' ') --at;
  return at;
}
std::uint32_t word_end(std::string_view text, std::uint32_t at) {
  while (at < text.size() && text[at] != ' ') ++at;
  return at;
}

}  // namespace

std::string from_windows_1252(std::string_view octets) {
  std::string text;
  for (const char octet : octets) {
    const auto number = static_cast<std::uint8_t>(octet);
    const bool control = number >= 0x80 && number <= 0x9F;
    append_utf8(text, control ? upper_controls[number - 0x80] : number);
  }
  return text;
}

std::optional<Mojibake> find_mojibake(std::string_view text, std::string_view country) {
  constexpr std::uint32_t most_rounds = 4;
  constexpr std::size_t longest_name = 4096;
  if (text.size() > longest_name || !may_be_damaged(text)) return std::nullopt;
  Pieces pieces = pieces_of(text);
  Pieces next;
  std::optional<Mojibake> found;
  std::uint32_t begin = UINT32_MAX;
  std::uint32_t end = 0;
  for (std::uint32_t round = 1; round <= most_rounds && undo(pieces, next); ++round) {
    std::swap(pieces, next);
    bool latin1 = false;
    for (const Piece& piece : pieces) {
      latin1 = latin1 || piece.latin1;
      if (piece.made == Result::none) continue;
      begin = std::min(begin, piece.begin);
      end = std::max(end, piece.end);
    }
    if (!is_good(pieces, text, country)) continue;
    found = Mojibake{{}, word_begin(text, begin), word_end(text, end), round, latin1};
    for (const Piece& piece : pieces) {
      if (piece.c != 0xFEFF) append_utf8(found->meant, piece.c);
    }
  }
  return found;
}

}  // namespace dcvlint
