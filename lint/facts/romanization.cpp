#include "lint/facts/romanization.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

// Names of organisations have some hundred letters at most.
constexpr std::size_t most_letters = 300;

// The ways are parted by "|", the simplest first; an empty one says that the letter may be left
// out. In lower case, sorted by letter. Other Latin letters are written without their accents.
struct Row {
  char32_t letter;
  std::string_view ways;
};
constexpr auto rows = std::to_array<Row>({
    {U'ß', "ss|s|sz"},    {U'ä', "a|ae"},
    {U'å', "a|aa"},       {U'æ', "ae|a|e"},
    {U'ç', "c|ch"},       {U'ð', "d|dh|th"},
    {U'ñ', "n|ny"},       {U'õ', "o|oe"},
    {U'ö', "o|oe"},       {U'ø', "o|oe"},
    {U'ü', "u|ue"},       {U'þ', "th"},
    {U'ā', "a|aa"},       {U'č', "c|ch"},
    {U'đ', "d|dj"},       {U'ē', "e|ee"},
    {U'ħ', "h"},          {U'ī', "i|ii|ee"},
    {U'ı', "i"},          {U'ĳ', "ij"},
    {U'ĸ', "k|q"},        {U'ŀ', "l"},
    {U'ł', "l"},          {U'ŋ', "n|ng"},
    {U'ō', "o|ou|oo|oh"}, {U'ő', "o|oe"},
    {U'œ', "oe|o"},       {U'ş', "s|sh"},
    {U'š', "s|sh"},       {U'ŧ', "t"},
    {U'ū', "u|uu|oo"},    {U'ű', "u|ue"},
    {U'ž', "z|zh"},       {U'ǝ', "a|e"},
    {U'ș', "s|sh"},       {U'ə', "a|e"},
    {U'ʻ', "|'"},         {U'ʼ', "|'"},

    {U'ΐ', "i"},          {U'ά', "a"},
    {U'έ', "e"},          {U'ή', "i|e"},
    {U'ί', "i"},          {U'ΰ', "y|u|i"},
    {U'α', "a"},          {U'β', "v|b"},
    {U'γ', "g|gh|y"},     {U'δ', "d|dh"},
    {U'ε', "e"},          {U'ζ', "z"},
    {U'η', "i|e"},        {U'θ', "th"},
    {U'ι', "i"},          {U'κ', "k|c"},
    {U'λ', "l"},          {U'μ', "m"},
    {U'ν', "n"},          {U'ξ', "x|ks"},
    {U'ο', "o"},          {U'π', "p"},
    {U'ρ', "r|rh"},       {U'ς', "s"},
    {U'σ', "s"},          {U'τ', "t"},
    {U'υ', "y|u|i"},      {U'φ', "f|ph"},
    {U'χ', "ch|h|kh|x"},  {U'ψ', "ps"},
    {U'ω', "o"},          {U'ϊ', "i"},
    {U'ϋ', "y|u|i"},      {U'ό', "o"},
    {U'ύ', "y|u|i"},      {U'ώ', "o"},

    {U'а', "a"},          {U'б', "b"},
    {U'в', "v|w"},        {U'г', "g|h"},
    {U'д', "d"},          {U'е', "e|ye|je|ie"},
    {U'ж', "zh|z|j"},     {U'з', "z"},
    {U'и', "i|y"},        {U'й', "y|i|j|"},
    {U'к', "k|c"},        {U'л', "l"},
    {U'м', "m"},          {U'н', "n"},
    {U'о', "o"},          {U'п', "p"},
    {U'р', "r"},          {U'с', "s"},
    {U'т', "t"},          {U'у', "u|ou"},
    {U'ф', "f"},          {U'х', "kh|h|ch|x"},
    {U'ц', "ts|c|tz"},    {U'ч', "ch|c|tch"},
    {U'ш', "sh|s"},       {U'щ', "shch|sht|sc"},
    {U'ъ', "a||u|'"},     {U'ы', "y|i"},
    {U'ь', "|'|y"},       {U'э', "e"},
    {U'ю', "yu|iu|ju"},   {U'я', "ya|ia|ja"},
    {U'ѐ', "e"},          {U'ё', "e|yo|jo|io|o"},
    {U'ђ', "dj|d"},       {U'ѓ', "g|gj"},
    {U'є', "ie|ye|je|e"}, {U'ѕ', "dz|z"},
    {U'і', "i|y"},        {U'ї', "i|yi|ji"},
    {U'ј', "j|y|i"},      {U'љ', "lj|l|ly"},
    {U'њ', "nj|n|ny"},    {U'ћ', "c|ch"},
    {U'ќ', "k|kj"},       {U'ѝ', "i"},
    {U'ў', "u|w"},        {U'џ', "dz|dzh|dj"},
    {U'ґ', "g"},
});
static_assert(std::ranges::is_sorted(rows, {}, &Row::letter));

// Two letters that are often written as one sound.
struct Pair {
  char32_t first, second;
  std::string_view ways;
};
constexpr auto pairs = std::to_array<Pair>({
    {U'α', U'ι', "ai|e|ae"},  {U'α', U'ί', "ai|e|ae"},  {U'α', U'υ', "av|af|au"},
    {U'α', U'ύ', "av|af|au"}, {U'γ', U'γ', "ng|gg"},    {U'γ', U'κ', "g|gk|nk"},
    {U'γ', U'χ', "nch|gch"},  {U'ε', U'ι', "ei|i"},     {U'ε', U'ί', "ei|i"},
    {U'ε', U'υ', "ev|ef|eu"}, {U'ε', U'ύ', "ev|ef|eu"}, {U'μ', U'π', "b|mp"},
    {U'ν', U'τ', "d|nt"},     {U'ο', U'ι', "oi|i|oe"},  {U'ο', U'ί', "oi|i|oe"},
    {U'ο', U'υ', "ou|u"},     {U'ο', U'ύ', "ou|u"},     {U'и', U'я', "ia"},
    {U'і', U'я', "ia"},
});

// Where a country's own rules don't write the simplest way. Generally known, not fetched:
// Bulgaria's law on transliteration of 2009, Ukraine's resolution no 55 of 2010, Serbia's Latin
// without accents.
struct Official {
  std::string_view countries;
  char32_t letter;
  std::string_view initial, elsewhere;  // at the beginning of a word, and within
};
constexpr std::string_view serbian = "RS ME BA";
constexpr auto official = std::to_array<Official>({
    {"BG", U'х', "h", "h"},
    {"BG", U'щ', "sht", "sht"},
    {"BG", U'ь', "y", "y"},
    {"UA", U'г', "h", "h"},
    {"UA", U'и', "y", "y"},
    {"UA", U'й', "y", "i"},
    {"UA", U'є', "ye", "ie"},
    {"UA", U'ї', "yi", "i"},
    {"UA", U'ю', "yu", "iu"},
    {"UA", U'я', "ya", "ia"},
    {serbian, U'ж', "z", "z"},
    {serbian, U'х', "h", "h"},
    {serbian, U'ц', "c", "c"},
    {serbian, U'ч', "c", "c"},
    {serbian, U'ш', "s", "s"},
});

// A letter of a text, and what stands around it.
struct LetterPlace {
  char32_t lower;
  char32_t before;         // in lower case; a blank at the beginning
  std::string_view after;  // the text behind it
};

bool stands_last(const LetterPlace& at) {
  return at.after.empty() || !is_letter(utf8_at(at.after, 0).code_point);
}

// Empty: there is nothing but the simplest way.
std::string_view official_way(const LetterPlace& at, std::string_view country) {
  if (country.size() != 2) return {};
  if (country == "BG") {
    // София is Sofia, and България Bulgaria.
    if (at.lower == U'я' && at.before == U'и' && stands_last(at)) return "a";
    const bool bulgaria = at.after.starts_with("лгария") || at.after.starts_with("ЛГАРИЯ");
    if (at.lower == U'ъ' && at.before == U'б' && bulgaria) return "u";
  }
  for (const Official& each : official) {
    if (each.letter != at.lower || each.countries.find(country) == std::string_view::npos) continue;
    return is_letter(at.before) ? each.elsewhere : each.initial;
  }
  return {};
}

const Row* row_of(char32_t lower) {
  const auto found = std::ranges::lower_bound(rows, lower, {}, &Row::letter);
  return found != rows.end() && found->letter == lower ? &*found : nullptr;
}

bool is_ascii_letter_or_digit(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= U'0' && c <= U'9');
}

AsciiLetter first_way(std::string_view ways) {
  AsciiLetter out;
  out.known = true;
  for (const char c : ways.substr(0, ways.find('|'))) out.letters[out.size++] = c;
  return out;
}

// One of two ways to write å, ä, ö, ø and ü; other letters have the first one.
std::string_view chosen_way(std::string_view ways, bool doubled) {
  const std::size_t bar = ways.find('|');
  const std::string_view second =
      bar == std::string_view::npos ? "" : ways.substr(bar + 1, ways.find('|', bar + 1) - bar - 1);
  const bool is_doubled = second == "aa" || second == "ae" || second == "oe" || second == "ue";
  return doubled && is_doubled ? second : ways.substr(0, bar);
}

// Of a capital: whether the letters around it are, too. The last one of a word goes by that before.
bool stands_in_capitals(std::string_view text, std::size_t behind, std::string_view before) {
  const char32_t next = behind < text.size() ? utf8_at(text, behind).code_point : U' ';
  if (is_letter(next)) return is_upper_case(next);
  return !before.empty() && before.back() >= 'A' && before.back() <= 'Z';
}

std::string in_ascii(std::string_view text, bool doubled, std::string_view country) {
  std::string out;
  out.reserve(text.size() + 8);
  char32_t before = U' ';
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const std::string_view octets = text.substr(at, step.size);
    at += step.size;
    if (step.code_point < 0x80 || !step.valid) {
      before = step.valid ? step.code_point : U' ';
      out += octets;
      continue;
    }
    if (is_mark(step.code_point)) continue;
    const char32_t lower = to_lower_case(step.code_point);
    const std::string_view own = official_way({lower, before, text.substr(at)}, country);
    before = lower;
    const Row* row = row_of(lower);
    const AsciiLetter letter = ascii_letter(lower);
    std::string way(!own.empty()     ? own
                    : row != nullptr ? chosen_way(row->ways, doubled)
                                     : letter.text());
    if (!letter.known) {
      out += octets;
      continue;
    }
    if (lower != step.code_point && !way.empty()) {
      way.front() = ascii_upper(way.front());
      if (stands_in_capitals(text, at, out)) std::ranges::transform(way, way.begin(), ascii_upper);
    }
    out += way;
  }
  return out;
}

// The letters and digits of a text, in lower case and without loose accents.
std::optional<std::vector<char32_t>> letters_of(std::string_view text) {
  std::vector<char32_t> letters;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    at += step.size;
    if (!step.valid) return std::nullopt;
    const char32_t c = step.code_point;
    const bool counts = c < 0x80 ? is_ascii_letter_or_digit(c) : is_significant(c) && !is_mark(c);
    if (!counts) continue;
    if (letters.size() == most_letters) return std::nullopt;
    letters.push_back(to_lower_case(c));
  }
  return letters;
}

// The places in an ASCII text up to which the beginning of a native one may be read.
using Places = std::vector<bool>;

void advance(const Places& from, std::string_view ascii, std::string_view ways, Places& to) {
  for (bool more = true; more;) {
    const std::size_t bar = ways.find('|');
    std::string_view way = ways.substr(0, bar);
    if (way == "'") way = {};  // punctuation doesn't count
    for (std::size_t i = 0; i + way.size() < from.size(); ++i) {
      if (from[i] && ascii.substr(i, way.size()) == way) to[i + way.size()] = true;
    }
    more = bar != std::string_view::npos;
    if (more) ways.remove_prefix(bar + 1);
  }
}

const Pair* pair_of(char32_t first, char32_t second) {
  const auto found = std::ranges::find_if(
      pairs, [&](const Pair& each) { return each.first == first && each.second == second; });
  return found == pairs.end() ? nullptr : &*found;
}

}  // namespace

AsciiLetter ascii_letter(char32_t c) {
  const char32_t lower = to_lower_case(c);
  if (const Row* row = row_of(lower)) return first_way(row->ways);
  const char32_t base = to_lower_case(base_letter(lower));
  if (const Row* row = row_of(base)) return first_way(row->ways);
  AsciiLetter out;
  if (base < 0x80 && is_ascii_letter_or_digit(base)) {
    out.letters[0] = static_cast<char>(base);
    out.size = 1;
    out.known = true;
  }
  return out;
}

std::string without_accents(std::string_view utf8, std::string_view country) {
  return in_ascii(utf8, false, country);
}
std::string with_doubled_letters(std::string_view utf8, std::string_view country) {
  return in_ascii(utf8, true, country);
}

std::vector<std::string> ascii_spellings(std::string_view utf8, std::string_view country) {
  static constexpr std::string_view doubled_first[] = {"AT", "CH", "DE", "DK", "FO", "LI", "NO"};
  static constexpr std::string_view plain_first[] = {"AX", "FI", "IS", "SE"};
  const bool doubles = std::ranges::find(doubled_first, country) != std::end(doubled_first);
  std::string plain = without_accents(utf8, country);
  if (!is_ascii(plain)) return {};
  if (!doubles && std::ranges::find(plain_first, country) == std::end(plain_first)) return {plain};
  std::string doubled = with_doubled_letters(utf8, country);
  if (doubled == plain) return {plain};
  if (doubles) return {doubled, plain};
  return {plain, doubled};
}

TwinVerdict ascii_twin(std::string_view native, std::string_view ascii) {
  const auto letters = letters_of(native);
  const auto wanted = letters_of(ascii);
  if (!letters || !wanted || !is_ascii(ascii)) return TwinVerdict::unknown;
  std::string text;
  for (const char32_t c : *wanted) text += static_cast<char>(c);
  // places[0]: behind what was read; [1] and [2]: behind one and two letters more.
  std::array<Places, 3> places;
  places.fill(Places(text.size() + 1, false));
  places[0][0] = true;
  for (std::size_t i = 0; i < letters->size(); ++i) {
    const char32_t c = (*letters)[i];
    const Row* row = row_of(c);
    const AsciiLetter letter = row != nullptr ? first_way(row->ways) : ascii_letter(c);
    if (!letter.known) return TwinVerdict::unknown;
    advance(places[0], text, row != nullptr ? row->ways : letter.text(), places[1]);
    if (i + 1 < letters->size()) {
      if (const Pair* pair = pair_of(c, (*letters)[i + 1])) {
        advance(places[0], text, pair->ways, places[2]);
      }
    }
    std::ranges::rotate(places, places.begin() + 1);
    places[2].assign(text.size() + 1, false);
  }
  return places[0][text.size()] ? TwinVerdict::same : TwinVerdict::differs;
}

}  // namespace dcvlint
