#pragma once
// Checks of the text of subject attributes: octets that are no text, characters that nobody means,
// damage by wrong character sets, values that only fill a field.
//
// One cause gives one finding: octets that break their string type are printablestring-bad-char's
// or invalid-encoding's; U+FFFD is replacement-character's; what mojibake explains (a C1 control, a
// no-break space, a soft hyphen within it) is mojibake's or suspect-text's alone; a value without
// content is metadata-only-value's, not spacing's.

#include <array>
#include <string_view>
#include <tuple>

#include "lint/engine/check.h"

namespace dcvlint {

// --- octets and string types: octets.cpp -----------------------------------------------------

struct SubjectPrintableStringBadChar {
  static constexpr std::string_view id = "subject.printablestring-bad-char";
  static constexpr std::string_view about =
      "A PrintableString has an ASCII character that the type does not have.";
  static constexpr auto words = std::array<std::string_view, 3>{"field", "value", "character"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectInvalidEncoding {
  static constexpr std::string_view id = "subject.invalid-encoding";
  static constexpr std::string_view about = "Octets of a value are no text of its string type.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"field", "value", "type", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectReplacementCharacter {
  static constexpr std::string_view id = "subject.replacement-character";
  static constexpr std::string_view about =
      "A value has U+FFFD, which stands for what a program could not read.";
  static constexpr auto words = std::array<std::string_view, 2>{"field", "value"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

// --- characters: characters.cpp --------------------------------------------------------------

struct SubjectControlCharacter {
  static constexpr std::string_view id = "subject.control-character";
  static constexpr std::string_view about =
      "A value has a control, a line separator, a private-use character or a noncharacter.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"field", "value", "character", "more"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectBidiControl {
  static constexpr std::string_view id = "subject.bidi-control";
  static constexpr std::string_view about =
      "A value has a character that changes the direction in which text is shown.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"field", "value", "character", "more", "effect"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectInvisibleCharacter {
  static constexpr std::string_view id = "subject.invisible-character";
  static constexpr std::string_view about = "A value has a character that is not shown.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"field", "value", "character", "more"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectNonAscii {
  static constexpr std::string_view id = "subject.non-ascii";
  static constexpr std::string_view about =
      "Values of the subject have characters other than ASCII, and nothing else is the matter.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"fields", "have", "characters", "ascii"};
  static constexpr auto params = std::tuple{};
  void operator()(const SignedFact& fact, Hits& hits) const;
};

struct SubjectNotNfc {
  static constexpr std::string_view id = "subject.not-nfc";
  static constexpr std::string_view about = "A value is not in Normalization Form C.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"field", "value", "found", "composed"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectSpacing {
  static constexpr std::string_view id = "subject.spacing";
  static constexpr std::string_view about =
      "A value has blanks at an end, two in a row, or others than the plain space.";
  static constexpr auto words = std::array<std::string_view, 3>{"field", "value", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

// --- mojibake: mojibake.cpp ------------------------------------------------------------------

struct SubjectMojibake {
  static constexpr std::string_view id = "subject.mojibake";
  static constexpr std::string_view about =
      "A value is text that was read as another code page, and is no name as it stands.";
  static constexpr auto words =
      std::array<std::string_view, 7>{"field", "value", "meant", "how", "octets", "claim", "lost"};
  Strings fields;
  static constexpr auto params =
      std::tuple{optional_param("fields", &SubjectMojibake::fields, "only these attributes; all")};
  Result<void> prepare() const;
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectSuspectText {
  static constexpr std::string_view id = "subject.suspect-text";
  static constexpr std::string_view about =
      "A value is more likely text that was read as another code page than a name as it stands.";
  static constexpr auto words =
      std::array<std::string_view, 7>{"field", "value", "meant", "how", "octets", "claim", "lost"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

// --- letters that are lost, escaped or another alphabet's: letters.cpp -----------------------

struct SubjectLossyText {
  static constexpr std::string_view id = "subject.lossy-text";
  static constexpr std::string_view about =
      "A value has a question mark or half a character where a letter was.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"field", "value", "found", "where", "guess"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectQuestionMark {
  static constexpr std::string_view id = "subject.question-mark";
  static constexpr std::string_view about =
      "A value has a question mark behind a word, which may ask or stand for a letter.";
  static constexpr auto words = std::array<std::string_view, 2>{"field", "value"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectForeignEscape {
  bool suspected = false;
  static constexpr std::string_view id = "subject.foreign-escape";
  static constexpr std::string_view about =
      "A value has escapes of another layer: HTML, URLs, mail, programming languages, TeX, LDAP.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"field", "value", "found", "kind", "meant"};
  static constexpr auto params = std::tuple{optional_param(
      "suspected", &SubjectForeignEscape::suspected,
      "true: finds what may as well be a per cent sign, in place of what is certain")};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectCompatibilityForm {
  static constexpr std::string_view id = "subject.compatibility-form";
  static constexpr std::string_view about =
      "A value has letters of full width, ligatures or other forms kept for compatibility only.";
  static constexpr auto words =
      std::array<std::string_view, 5>{"field", "value", "character", "more", "meant"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectConfusable {
  static constexpr std::string_view id = "subject.confusable";
  static constexpr std::string_view about =
      "A word has letters of another alphabet that look like its own.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"field", "value", "character", "meant"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

// --- values that say nothing, or too much: content.cpp ---------------------------------------

// Attributes that say who or where somebody is. A common name "test" is a matter of names.
bool says_who_or_where(AttributeType type);
// Whether such a value is one that stands for none.
bool is_placeholder(const AttributeFact& fact);

struct SubjectPlaceholderValue {
  static constexpr std::string_view id = "subject.placeholder-value";
  static constexpr std::string_view about =
      "A value is what a tool proposes or what people type to fill a field.";
  static constexpr auto words = std::array<std::string_view, 3>{"field", "value", "reason"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectMetadataOnlyValue {
  static constexpr std::string_view id = "subject.metadata-only-value";
  static constexpr std::string_view about = "A value has punctuation and blanks only.";
  static constexpr auto words = std::array<std::string_view, 3>{"field", "value", "what"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

struct SubjectRdnSyntaxInValue {
  static constexpr std::string_view id = "subject.rdn-syntax-in-value";
  static constexpr std::string_view about =
      "A value has syntax of written distinguished names: another attribute, an escape, quotes.";
  static constexpr auto words =
      std::array<std::string_view, 4>{"field", "value", "found", "problem"};
  static constexpr auto params = std::tuple{};
  void operator()(const AttributeFact& fact, Hits& hits) const;
};

}  // namespace dcvlint
