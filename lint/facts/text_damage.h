#pragma once
// What else can be wrong with the text of a name: characters that nobody sees, blanks, forms that
// are not composed, stand-ins, syntax of another layer. Pure; positions are octets of UTF-8.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

enum class Oddity : std::uint8_t {
  none,
  control,    // C0, DEL, C1, U+2028, U+2029; private use and noncharacters, which nobody can read
  bidi,       // changes the direction of what follows
  invisible,  // takes no room: zero-width characters, fillers, variation selectors, tags
};
// Of one character, by itself.
Oddity oddity_of(char32_t c);

struct TextSpan {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};
struct OddCharacter {
  char32_t c = 0;
  TextSpan at;
  std::uint32_t more = 0;  // others of that kind behind it
};
// The first character of a kind. Joiners (U+200C, U+200D) and direction marks (U+200E, U+200F,
// U+061C) beside letters of scripts that need them are none: Persian, Hindi, Hebrew.
std::optional<OddCharacter> first_odd(std::string_view text, Oddity kind);
// Whether overrides, embeddings or isolates show the text in another order than it has, or marks of
// direction may do so, because letters that are written from right to left stand beside them. Other
// marks can be left out.
bool is_reordered(std::string_view text);
// "U+200B ZERO WIDTH SPACE"; the number alone for characters of which few have heard.
std::string character_text(char32_t c);

enum class Spacing : std::uint8_t { none, leading, trailing, doubled, unusual };
struct SpacingFound {
  Spacing kind = Spacing::none;  // the first of these that holds, in this order
  TextSpan at;                   // the blanks
  char32_t c = U' ';             // of unusual ones: which
};
// Blanks at either end, two in a row, and other blanks than U+0020 (no-break space, em space …).
SpacingFound find_spacing(std::string_view text);
// Without blanks at the ends, each run of blanks of any kind one space.
std::string with_plain_blanks(std::string_view text);

// Where text is not in Normalization Form C: the first character that is composed otherwise.
struct NotComposed {
  TextSpan at;
  std::string composed;  // the text in NFC
};
std::optional<NotComposed> find_not_composed(std::string_view text);

// What a value that only fills a field stands for.
enum class Placeholder : std::uint8_t {
  none,
  openssl_default,  // "Some-State": what openssl req proposes
  absent,           // "N/A", "none": says that there is nothing to say
  sample,           // "Test", "example": left from a manual
};
// Of a whole value, ASCII case and blanks at the ends aside.
Placeholder placeholder_of(std::string_view text);
// Whether nothing in it means anything: empty, or punctuation and blanks only. In ASCII the signs
// count as punctuation, too ("+", "$"); beyond it they don't ("™").
bool is_metadata_only(std::string_view text);

enum class NameSyntax : std::uint8_t {
  none,
  attribute,    // "KTH, C=SE", "www.kth.se/emailAddress=…": another attribute within the value
  escape,       // "Acme\, Inc.": RFC 4514's backslash
  quotes,       // "\"Acme, Inc.\"": quotes that were to protect a comma
  half_quotes,  // "\"Acme": one of them
};
struct NameSyntaxFound {
  NameSyntax kind = NameSyntax::none;
  TextSpan at;
};
// Syntax of written distinguished names (RFC 4514, openssl -subj) within one value.
NameSyntaxFound find_name_syntax(std::string_view text);

// What the value was probably meant to be: mojibake and escapes undone, letters of one alphabet and
// without forms that are kept for compatibility, characters that nobody sees dropped, plain blanks,
// NFC.
std::string mended(std::string_view text, std::string_view country = {});

}  // namespace dcvlint
