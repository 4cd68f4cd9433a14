#include "lint/facts/place_key.h"

#include <algorithm>
#include <array>
#include <vector>

#include "lint/base/ascii.h"
#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/romanization.h"

namespace dcvlint {
namespace {

constexpr std::size_t longest_name = 300;

// Adds a letter of ASCII so that ways to write one sound become one: ae, aa for ä and å; kh, zh,
// sh, ch; ts; j and y.
template <class Key>
constexpr void add_sound(Key& key, char c) {
  const char last = key.empty() ? '\0' : key.back();
  if (c == 'y' || c == 'j') c = 'i';
  if ((c == 'a' || c == 'e') && last == 'a') return;
  if (c == 'e' && (last == 'o' || last == 'u')) return;
  if (c == 'i' && last == 'i') return;
  if (c == 'h' && (last == 'z' || last == 's' || last == 'c')) return;
  if (c == 'h' && last == 'k') {
    key.back() = 'h';
  } else if (c == 's' && last == 't') {
    key.back() = 'c';
  } else {
    key.push_back(c);
  }
}

// A word as a key, made by the compiler.
class WordKey {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a list of words is written as that.
  constexpr WordKey(const char* word) {
    for (; *word != '\0'; ++word) add_sound(*this, *word);
  }
  constexpr bool empty() const { return size_ == 0; }
  constexpr char back() const { return letters_[size_ - 1]; }
  constexpr char& back() { return letters_[size_ - 1]; }
  constexpr void push_back(char c) { letters_[size_++] = c; }
  constexpr std::string_view text() const { return {letters_.data(), size_}; }

 private:
  std::array<char, 16> letters_{};
  std::size_t size_ = 0;
};

// What says what kind of place it is, and small words between.
constexpr auto generic_words = std::to_array<WordKey>({
    "aimag",      "amt",          "and",         "apskritis",    "autonoma",    "autonome",
    "autonomous", "avtonomnyy",   "bundesland",  "canton",       "cantone",     "city",
    "co",         "comunidad",    "comunitat",   "comune",       "county",      "de",
    "del",        "della",        "departament", "departamento", "departement", "department",
    "des",        "di",           "district",    "distrito",     "do",          "du",
    "el",         "emirate",      "estado",      "etat",         "fu",          "fylke",
    "gewest",     "governorate",  "grad",        "hlavni",       "il",          "ili",
    "judet",      "judetul",      "kanton",      "ken",          "kraj",        "la",
    "lan",        "land",         "le",          "maakond",      "maakunta",    "megye",
    "mesto",      "municipality", "nomos",       "novads",       "obl",         "oblast",
    "of",         "okres",        "okrug",       "parish",       "periferia",   "perifereia",
    "prefecture", "principado",   "prov",        "province",     "provincia",   "provincie",
    "provinz",    "rayon",        "raion",       "regiao",       "regio",       "region",
    "regione",    "regionen",     "republic",    "republika",    "respublika",  "savivaldybe",
    "sheng",      "shi",          "state",       "the",          "to",          "vald",
    "varmegye",   "voivodeship",  "woj",         "wojewodztwo",  "zupanija",
});

bool is_generic(std::string_view word) {
  return std::ranges::find(generic_words, word, &WordKey::text) != generic_words.end();
}

// Whether a character stands within a word without being part of it.
bool is_apostrophe(char32_t c) {
  return c == U'\'' || c == U'`' || c == U'´' || (c >= U'\u2018' && c <= U'\u201B') || c == U'ʻ' ||
         c == U'ʼ' || c == U'ʹ' || c == U'′';
}

void add_sounds(std::string& key, std::string_view letters) {
  for (const char c : letters) add_sound(key, c);
}

struct Word {
  std::string key;
  std::size_t begin, end;  // in the text
};

// False: no name of a place.
bool words_of(std::string_view text, std::vector<Word>& words) {
  bool within = false;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    if (!step.valid) return false;
    const char32_t c = step.code_point;
    const std::string_view octets = text.substr(at, step.size);
    at += step.size;
    if (is_mark(c) || is_apostrophe(c)) continue;
    if (c < 0x80 ? !(is_letter(c) || (c >= U'0' && c <= U'9')) : !is_significant(c)) {
      within = false;
      continue;
    }
    if (!within) words.push_back({{}, at - step.size, at});
    within = true;
    Word& word = words.back();
    word.end = at;
    const AsciiLetter letter = ascii_letter(c);
    if (letter.known) {
      add_sounds(word.key, letter.text());
    } else {
      word.key += octets;
    }
  }
  std::erase_if(words, [](const Word& word) { return word.key.empty(); });
  return true;
}

// The letters that are one a, o or u of a key: "ä", "ae", "aa".
struct Vowel {
  char sound;
  std::size_t letters, accented;
};

// False: a letter is none of Latin's.
bool add_vowels(std::string_view word, std::string& key, std::vector<Vowel>& vowels) {
  for (std::size_t at = 0; at < word.size();) {
    const Utf8Step step = utf8_at(word, at);
    at += step.size;
    const char32_t c = step.code_point;
    if (is_mark(c) || is_apostrophe(c)) continue;
    const AsciiLetter letter = ascii_letter(c);
    const bool accented = c >= 0x80;
    if (!letter.known || (accented && script_of(c) != Script::latin)) return false;
    const std::size_t before = key.size();
    add_sounds(key, letter.text());
    const char last = key.empty() ? '\0' : key.back();
    if (last != 'a' && last != 'o' && last != 'u') continue;
    if (key.size() > before) {
      vowels.push_back({last, 1, accented ? 1U : 0U});
    } else if (!vowels.empty() && (letter.letters[0] == 'a' || letter.letters[0] == 'e')) {
      ++vowels.back().letters;
      if (accented) ++vowels.back().accented;
    }
  }
  return true;
}

// Empty: there are none, or they can't be told.
std::vector<Vowel> vowels_of(std::string_view text, bool with_generic_words) {
  std::vector<Vowel> vowels;
  std::vector<Word> words;
  std::string key;
  if (!words_of(text, words)) return {};
  for (const Word& word : words) {
    if (!with_generic_words && is_generic(word.key)) continue;
    if (!add_vowels(text.substr(word.begin, word.end - word.begin), key, vowels)) return {};
  }
  return vowels;
}

bool may_be_one(const Vowel& written, const Vowel& name) {
  const auto spelt_out = [](const Vowel& accented, const Vowel& plain) {
    return plain.letters >= accented.letters &&
           plain.letters <= accented.letters + accented.accented;
  };
  if (written.accented == 0 && name.accented > 0) return spelt_out(name, written);
  if (name.accented == 0 && written.accented > 0) return spelt_out(written, name);
  return written.letters == name.letters;
}

}  // namespace

PlaceKeys place_keys(std::string_view utf8) {
  PlaceKeys keys;
  std::vector<Word> words;
  if (utf8.size() > longest_name || !words_of(utf8, words)) return keys;
  for (const Word& word : words) {
    add_sounds(keys.whole, word.key);
    if (!is_generic(word.key)) add_sounds(keys.bare, word.key);
  }
  if (keys.bare.empty()) keys.bare = keys.whole;
  return keys;
}

bool is_doubled_otherwise(std::string_view written, std::string_view name) {
  const PlaceKeys have = place_keys(written), want = place_keys(name);
  const bool whole = have.whole == want.whole;
  if (have.whole.empty() || (!whole && have.bare != want.bare)) return false;
  const std::vector<Vowel> ours = vowels_of(to_nfc(written), whole);
  const std::vector<Vowel> theirs = vowels_of(to_nfc(name), whole);
  const auto same_sound = [](const Vowel& a, const Vowel& b) { return a.sound == b.sound; };
  if (!std::ranges::equal(ours, theirs, same_sound)) return false;
  return !std::ranges::equal(ours, theirs, may_be_one);
}

std::string place_code_key(std::string_view text) {
  std::string key;
  for (const char written : text) {
    const char c = ascii_upper(written);
    if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) {
      key += c;
    } else if (c != ' ' && c != '.' && c != '-') {
      return {};
    }
  }
  return key;
}

}  // namespace dcvlint
