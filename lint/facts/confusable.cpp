#include "lint/facts/confusable.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

struct Pair {
  char32_t other;
  char32_t latin;
};
constexpr auto pairs = std::to_array<Pair>({
    {U'Α', U'A'}, {U'Β', U'B'}, {U'Ε', U'E'}, {U'Ζ', U'Z'}, {U'Η', U'H'}, {U'Ι', U'I'},
    {U'Κ', U'K'}, {U'Μ', U'M'}, {U'Ν', U'N'}, {U'Ο', U'O'}, {U'Ρ', U'P'}, {U'Τ', U'T'},
    {U'Υ', U'Y'}, {U'Χ', U'X'}, {U'ν', U'v'}, {U'ο', U'o'}, {U'Ѕ', U'S'}, {U'І', U'I'},
    {U'Ї', U'Ï'}, {U'Ј', U'J'}, {U'А', U'A'}, {U'В', U'B'}, {U'Е', U'E'}, {U'К', U'K'},
    {U'М', U'M'}, {U'Н', U'H'}, {U'О', U'O'}, {U'Р', U'P'}, {U'С', U'C'}, {U'Т', U'T'},
    {U'У', U'Y'}, {U'Х', U'X'}, {U'а', U'a'}, {U'е', U'e'}, {U'о', U'o'}, {U'р', U'p'},
    {U'с', U'c'}, {U'у', U'y'}, {U'х', U'x'}, {U'ѕ', U's'}, {U'і', U'i'}, {U'ї', U'ï'},
    {U'ј', U'j'},
});
static_assert(std::ranges::is_sorted(pairs, {}, &Pair::other));

struct Letter {
  char32_t c;
  Script script;  // latin, greek or cyrillic
  std::uint32_t begin, end;
};

bool is_look_alike_script(Script script) {
  return script == Script::latin || script == Script::greek || script == Script::cyrillic;
}

// The same shape in another script; 0: none.
char32_t as_script(char32_t c, Script script) {
  const char32_t latin = script_of(c) == Script::latin ? c : latin_look_alike(c);
  if (script == Script::latin || latin == 0) return latin;
  for (const Pair& pair : pairs) {
    if (pair.latin == latin && script_of(pair.other) == script) return pair.other;
  }
  return 0;
}

std::size_t count_of(const std::vector<Letter>& word, Script script) {
  return static_cast<std::size_t>(std::ranges::count(word, script, &Letter::script));
}

// The script that a word of several was meant in: the one into which all the others' letters go;
// the more frequent one, if more than one will do.
Script meant_script(const std::vector<Letter>& word) {
  Script best = Script::common;
  for (const Script script : {Script::latin, Script::greek, Script::cyrillic}) {
    const std::size_t count = count_of(word, script);
    if (count == 0 || count == word.size()) continue;
    const bool all = std::ranges::all_of(word, [&](const Letter& letter) {
      return letter.script == script || as_script(letter.c, script) != 0;
    });
    if (all && (best == Script::common || count > count_of(word, best))) best = script;
  }
  return best;
}

// "AE", "A.E.": how the forms of Greek companies are typed on the wrong keyboard.
bool is_greek_form(const std::vector<Letter>& word) {
  constexpr std::size_t longest = 4;
  return word.size() > 1 && word.size() <= longest &&
         std::ranges::all_of(word, [](const Letter& letter) {
           return letter.script == Script::latin && letter.c < 0x80 && is_upper_case(letter.c) &&
                  as_script(letter.c, Script::greek) != 0;
         });
}

using Words = std::vector<std::vector<Letter>>;

// Words with a letter at all, blanks between; points and hyphens do not part them.
Words words_of(std::string_view text) {
  Words out(1);
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const auto begin = static_cast<std::uint32_t>(at);
    at += step.size;
    const char32_t c = step.code_point;
    const bool parts = c == U' ' || c == U'-' || c == U'/' || c == U'(' || c == U')' || c == U'"' ||
                       (c >= 0x80 && !is_letter(c) && !is_mark(c));
    if (parts) {
      if (!out.back().empty()) out.emplace_back();
    } else if (is_letter(c)) {
      out.back().push_back({c, script_of(c), begin, static_cast<std::uint32_t>(at)});
    }
  }
  if (out.back().empty()) out.pop_back();
  return out;
}

// Whether all other words are Greek, and one is.
bool is_greek_otherwise(const Words& words) {
  bool greek = false;
  for (const std::vector<Letter>& word : words) {
    if (is_greek_form(word)) continue;
    if (count_of(word, Script::greek) != word.size()) return false;
    greek = true;
  }
  return greek;
}

// A bit each for Latin, Greek and Cyrillic letters, by ranges: a quick look before the close one.
unsigned alphabet_bit(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ? 1U : 0U;
  if (c >= 0xC0 && c < 0x250) return 1;
  if ((c >= 0x370 && c < 0x400) || (c >= 0x1F00 && c < 0x2000)) return 2;
  return c >= 0x400 && c < 0x530 ? 4U : 0U;
}
bool may_be_mixed(std::string_view text) {
  unsigned all = 0;
  unsigned word = 0;
  bool latin_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    at += step.size;
    const unsigned bit = alphabet_bit(step.code_point);
    if (bit == 0 && step.code_point != U'.') {
      latin_word = latin_word || word == 1;
      word = 0;
    }
    word |= bit;
    all |= bit;
    if (word != 0 && (word & (word - 1)) != 0) return true;
  }
  return (latin_word || word == 1) && (all & 2U) != 0;
}

}  // namespace

char32_t latin_look_alike(char32_t c) {
  if (c < 0x370 || c > 0x45F) return 0;
  const auto* const found = std::ranges::lower_bound(pairs, c, {}, &Pair::other);
  return found == pairs.end() || found->other != c ? 0 : found->latin;
}

std::optional<Confusable> find_confusable(std::string_view text) {
  constexpr std::size_t longest_name = 4096;
  // Greek begins with CD or CE in UTF-8, Cyrillic ends with D4.
  const bool any = std::ranges::any_of(text, [](char c) {
    const auto octet = static_cast<std::uint8_t>(c);
    return octet >= 0xCD && octet <= 0xD4;
  });
  if (!any || text.size() > longest_name || !may_be_mixed(text)) return std::nullopt;
  const Words words = words_of(text);
  const bool greek = is_greek_otherwise(words);
  std::optional<Confusable> found;
  std::string meant;
  std::size_t kept = 0;
  for (const std::vector<Letter>& word : words) {
    const Script script = greek && is_greek_form(word) ? Script::greek : meant_script(word);
    const bool known = std::ranges::all_of(
        word, [](const Letter& letter) { return is_look_alike_script(letter.script); });
    if (script == Script::common || !known) continue;
    for (const Letter& letter : word) {
      if (letter.script == script) continue;
      if (!found) found = Confusable{letter.c, {letter.begin, letter.end}, {}};
      meant += text.substr(kept, letter.begin - kept);
      append_utf8(meant, as_script(letter.c, script));
      kept = letter.end;
    }
  }
  if (found) found->meant = meant + std::string(text.substr(kept));
  return found;
}

}  // namespace dcvlint
