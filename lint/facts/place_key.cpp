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

// False: no name of a place.
bool words_of(std::string_view text, std::vector<std::string>& words) {
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
    if (!within) words.emplace_back();
    within = true;
    const AsciiLetter letter = ascii_letter(c);
    if (letter.known) {
      add_sounds(words.back(), letter.text());
    } else {
      words.back() += octets;
    }
  }
  std::erase(words, "");
  return true;
}

}  // namespace

PlaceKeys place_keys(std::string_view utf8) {
  PlaceKeys keys;
  std::vector<std::string> words;
  if (utf8.size() > longest_name || !words_of(utf8, words)) return keys;
  for (const std::string& word : words) {
    add_sounds(keys.whole, word);
    if (!is_generic(word)) add_sounds(keys.bare, word);
  }
  if (keys.bare.empty()) keys.bare = keys.whole;
  return keys;
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
