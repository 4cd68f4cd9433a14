#include "lint/facts/strangeness.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/alphabets.h"

namespace dcvlint {
namespace {

// What a character is in a name.
enum class Kind : std::uint8_t {
  plain,       // ASCII that is no letter
  letter,      //
  mark,        // an accent of its own
  garbage,     // controls, private use: nothing that can be read
  drawing,     // boxes, arrows, mathematics: signs that names don't have
  odd,         // signs that don't stand beside letters: ¤ ¶ ¼ ˆ ‰
  raised,      // ² ³
  ordinal,     // ª º
  trade,       // ™ ® ©
  degree,      //
  dot,         // · as in Catalan
  dash,        //
  ellipsis,    //
  apostrophe,  // ’ ʼ ʻ
  opening,     // “ ‘ ‚ „ « ‹; which of them open is a matter of language
  closing,
  inverted,  // ¡ ¿
  blank,     // a no-break space and its like
  hyphen,    // a soft one
  other,
};

// ICU is asked about what lies above Latin only: this is done for each character of each reading.
bool is_any_letter(char32_t c) {
  if (c < 0x80) return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z');
  if (c >= 0xC0 && c < 0x2B0) return c != 0xD7 && c != 0xF7;
  return is_letter(c);
}
Script script_of_letter(char32_t c) {
  return c < 0x80 || (c >= 0xC0 && c < 0x2B0) ? Script::latin : script_of(c);
}

bool is_one_of(std::u32string_view set, char32_t c) { return set.find(c) != set.npos; }
bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

Kind sign_kind(char32_t c) {
  if (c > 0xFF && c < 0x2B0 && c != U'ƒ') return Kind::other;
  if (is_one_of(U"¢£¤¥¦§¨¬¯±´µ¶¸¼½¾×÷ƒˆ˜ˇ˘˙˚˛˝†‡‰€₧΄΅⁄‗", c)) return Kind::odd;
  if (is_one_of(U"¹²³ⁿ", c)) return Kind::raised;
  if (c == U'ª' || c == U'º') return Kind::ordinal;
  if (is_one_of(U"™®©", c)) return Kind::trade;
  if (c == U'°') return Kind::degree;
  if (c == U'·') return Kind::dot;
  if (is_between(c, 0x2010, 0x2015)) return Kind::dash;
  if (c == U'…') return Kind::ellipsis;
  if (is_one_of(U"’ʼʻʹʾʿ", c)) return Kind::apostrophe;
  if (is_one_of(U"“‘‚„«‹", c)) return Kind::opening;
  if (is_one_of(U"”»›", c)) return Kind::closing;
  if (c == U'¡' || c == U'¿') return Kind::inverted;
  return Kind::other;
}

Kind kind_of(char32_t c) {
  if (c >= 0xC0 && c < 0x2B0 && c != 0xD7 && c != 0xF7 && c != U'ƒ') return Kind::letter;
  if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFD) return Kind::garbage;
  if (c < 0x80) return is_any_letter(c) ? Kind::letter : Kind::plain;
  // Planes 4 to 13 have no characters; of plane 14 names have none.
  if (is_between(c, 0xE000, 0xF8FF) || c >= 0x40000) return Kind::garbage;
  // Controls of direction: a reading that makes one is none.
  if (is_between(c, 0x2028, 0x202E) || is_between(c, 0x2060, 0x206F)) return Kind::garbage;
  if (is_between(c, 0x2190, 0x23FF) || is_between(c, 0x2500, 0x2BFF)) return Kind::drawing;
  const Kind sign = sign_kind(c);
  if (sign != Kind::other) return sign;
  if (is_any_letter(c)) return Kind::letter;
  if (is_mark(c)) return Kind::mark;
  if (c == 0xAD) return Kind::hyphen;
  return is_blank(c) ? Kind::blank : Kind::other;
}

// One that keeps to itself: no name mixes it with Latin in a word. Chinese, Japanese and Korean do.
bool is_east_asian(Script script) {
  return script == Script::han || script == Script::hiragana || script == Script::katakana ||
         script == Script::hangul || script == Script::bopomofo;
}

int letter_strangeness(char32_t c) {
  if (c < 0x80) return 0;
  switch (script_of_letter(c)) {
    case Script::latin:
      // The rarer a letter is, the less likely it was meant.
      if (alphabets_of(c) != 0)
        return c < 0x100 || is_one_of(U"œŒ", c) ? 0 : c < 0x180 || c >= 0x1EA0 ? 1 : 3;
      if (is_between(c, 0x1E00, 0x1EFF)) return 4;
      if (c < 0x180) return 6;
      return c < 0x250 ? 14 : 20;
    case Script::greek:
      return is_between(c, 0x386, 0x3CE) ? 0 : is_between(c, 0x1F00, 0x1FFF) ? 4 : 15;
    case Script::cyrillic:
      if (c < 0x460) return 0;
      return is_between(c, 0x48A, 0x4FF) ? 4 : 15;
    case Script::common:
      return 15;
    case Script::hebrew:
      return is_between(c, 0x5D0, 0x5EA) ? 0 : 8;
    case Script::georgian:
      return is_between(c, 0x10D0, 0x10F0) ? 0 : 8;
    default:
      return c >= 0x16A0 && c < 0x1780 ? 20 : 0;  // runes and their like
  }
}

// A token as it is walked through.
class Token {
 public:
  Token(std::u32string_view text, std::size_t begin, std::size_t end, std::string_view letters)
      : text_(text), begin_(begin), end_(end), letters_(letters) {}

  int strangeness() {
    for (std::size_t at = begin_; at < end_; ++at) add(at);
    if (mask_ == 0) sum_ += 10;  // letters that no language has together
    if (mixed_ > 0) sum_ += 20 + 10 * std::min(mixed_ - 1, 3);
    return sum_ + std::min(strangers_, 4) * 6;
  }

 private:
  char32_t at(std::size_t i) const { return i < end_ && i >= begin_ ? text_[i] : 0; }
  bool letter_before(std::size_t i) const {
    return i > begin_ && (is_any_letter(text_[i - 1]) || is_mark(text_[i - 1]));
  }
  bool letter_behind(std::size_t i) const { return i + 1 < end_ && is_any_letter(text_[i + 1]); }

  void add(std::size_t i) {
    const char32_t c = text_[i];
    const Kind kind = kind_of(c);
    if (kind == Kind::letter) {
      add_letter(i);
      return;
    }
    run_ = 0;
    if (kind == Kind::plain) return;
    sum_ += sign_strangeness(kind, i);
    // Two quotes, a quote and a sign: words have one at a time.
    const bool two = i > begin_ && text_[i - 1] >= 0x80 && !letter_before(i);
    if (two && kind != Kind::other && text_[i - 1] != c) sum_ += 6;
  }

  void add_letter(std::size_t i) {
    const char32_t c = text_[i];
    if (!is_native(c)) sum_ += letter_strangeness(c);
    const Script script = script_of_letter(c);
    if (script != Script::common && script != Script::inherited) {
      if (script_ != Script::common && script != script_ &&
          !(is_east_asian(script) && is_east_asian(script_))) {
        const bool latin_too =
            (script == Script::latin && c < 0x80) || (script_ == Script::latin && last_ < 0x80);
        if (latin_too && (is_east_asian(script) || is_east_asian(script_))) {
          sum_ += 3;
        } else {
          ++mixed_;
        }
      }
      script_ = script;
      last_ = c;
    }
    if (is_one_of(U"ÃÂĂĆĀГВΓΒ", c)) sum_ += lone_lead(i);
    const bool latin = script == Script::latin;
    if (c >= 0x80 && latin) {
      add_latin(c);
      ++run_;
      if (run_ == 3) sum_ += 6;
      if (run_ == 4) sum_ += 14;
    } else {
      run_ = 0;
    }
    add_case(i);
  }

  void add_latin(char32_t c) {
    if (const std::uint64_t alphabets = alphabets_of(c); alphabets != 0) mask_ &= alphabets;
    if (!letters_.empty() && is_stranger(c)) ++strangers_;
  }

  bool is_native(char32_t c) const {
    return c >= 0x80 && c < 0x250 && !letters_.empty() && !is_stranger(c);
  }

  bool is_stranger(char32_t c) const {
    std::string letter;
    append_utf8(letter, c == 0x130 ? char32_t{0x131} : to_lower_case(c));
    return letters_.find(letter) == letters_.npos;
  }

  // "Ã©", "Â®": what UTF-8 of Western letters looks like most often. No language begins a word so;
  // Cyrillic and Greek ones have quotes and dashes behind them.
  int lone_lead(std::size_t i) const {
    if (i + 1 >= end_ || is_any_letter(text_[i + 1]) || text_[i + 1] < 0x80) return 0;
    if (text_[i] > 0xFF) {
      const Kind kind = kind_of(text_[i + 1]);
      const bool sign = kind == Kind::odd || kind == Kind::raised || kind == Kind::ordinal ||
                        kind == Kind::trade || kind == Kind::degree || kind == Kind::dot;
      return sign && !letter_before(i) ? 12 : 0;
    }
    if (!letter_before(i)) return 12;
    return letter_behind(i + 1) && text_[i + 1] != 0xA0 ? 6 : 0;
  }

  void add_case(std::size_t i) {
    const char32_t c = text_[i];
    // Letters that no word begins with.
    if (is_one_of(U"ĹŔĞ", c) && !letter_before(i) && is_lower_case(at(i + 1))) sum_ += 8;
    if (i == begin_) return;
    const char32_t before = text_[i - 1];
    if (c < 0x80 && before < 0x80) return;
    if (is_upper_case(c) && is_lower_case(before)) sum_ += 12;
    const bool two = is_upper_case(c) && is_upper_case(before);
    if (two && is_lower_case(at(i + 1)) && letter_behind(i + 1)) sum_ += 6;
  }

  int sign_strangeness(Kind kind, std::size_t i) const {
    const bool before = letter_before(i);
    const bool behind = letter_behind(i);
    switch (kind) {
      case Kind::garbage:
        return 35;
      case Kind::drawing:
        return 25;
      case Kind::odd:
        return before || behind ? 22 : text_[i] == U'†' ? 3 : 10;
      case Kind::raised:
        return before && !behind && text_[i - 1] < 0x80 ? 4 : 15;
      case Kind::ordinal:
        return behind || (before && text_[i - 1] >= 0x80) ? 15 : 2;
      case Kind::trade:
        return behind ? 15 : before ? 2 : 5;
      case Kind::degree:
        return behind ? 14 : before && text_[i - 1] >= 0x80 ? 10 : 2;
      case Kind::dot:
        return before && behind ? 3 : before || behind ? 8 : 3;
      case Kind::dash:
        return (before || behind ? 4 : 0) + (is_case_gap(i) ? 4 : 0);
      case Kind::ellipsis:
        return behind ? 12 : 3;
      case Kind::apostrophe:
        return before && behind ? 0 : 3;
      case Kind::hyphen:
        return 12;
      case Kind::opening:
      case Kind::closing:
        return quote_strangeness(i, before, behind);
      case Kind::inverted:
        return before ? 15 : 2;
      case Kind::mark:
        return mark_strangeness(i);
      case Kind::blank:
        return (before && behind ? 3 : 6) + (is_behind_stranger(i) ? 6 : 0);
      default:
        return before && behind ? 10 : 4;
    }
  }

  // Behind a capital above ASCII that is none of the country's.
  bool is_behind_stranger(std::size_t i) const {
    if (i == begin_) return false;
    const char32_t before = text_[i - 1];
    return before >= 0x80 && is_upper_case(before) && (letters_.empty() || is_stranger(before));
  }
  // And before a small letter.
  bool is_case_gap(std::size_t i) const {
    return is_behind_stranger(i) && is_lower_case(at(i + 1));
  }

  // Quotes stand at the ends of words, and the second has a first somewhere before it.
  int quote_strangeness(std::size_t i, bool before, bool behind) const {
    const char32_t c = text_[i];
    if (before && behind) return c == U'‘' ? (text_[i - 1] < 0x80 ? 3 : 11) : 15;
    constexpr std::size_t far = 200;
    const bool low = c == U'‚' || c == U'„';
    if (!before) {
      if (low && text_.substr(i + 1, far).find_first_of(U"“”‘’") == text_.npos) return 6;
      return c == U'”' ? 4 : 1;
    }
    if (low) return 15;
    const std::u32string_view near = text_.substr(i > far ? i - far : 0, std::min(i, far));
    const std::u32string_view first = c == U'»' || c == U'«'   ? U"«»"
                                      : c == U'›' || c == U'‹' ? U"‹›"
                                      : c == U'‘'              ? U"‚"
                                                               : U"“”„\"";
    return near.find_first_of(first) != near.npos ? 1 : 10;
  }

  int mark_strangeness(std::size_t i) const {
    if (!letter_before(i)) return 25;
    const char32_t c = text_[i];
    if (is_between(c, 0x300, 0x36F)) return script_ == Script::latin ? 15 : 2;
    const Script script = script_of(c);
    return script == Script::inherited || script == script_ ? 0 : 25;
  }

  std::u32string_view text_;
  std::size_t begin_, end_;
  std::string_view letters_;
  int sum_ = 0;
  int mixed_ = 0;      // changes between scripts
  int strangers_ = 0;  // letters that the country does not write
  int run_ = 0;        // Latin letters above ASCII in a row
  std::uint64_t mask_ = ~std::uint64_t{0};
  Script script_ = Script::common;  // of the last letter that has one
  char32_t last_ = 0;               // that letter
};

}  // namespace

int strangeness(std::u32string_view text, std::size_t begin, std::size_t end,
                std::string_view letters) {
  const auto is_plain = [](char32_t c) { return c >= 0x20 && c < 0x7F; };
  if (std::ranges::all_of(text.substr(begin, end - begin), is_plain)) return 0;
  return Token(text, begin, end, letters).strangeness();
}

}  // namespace dcvlint
