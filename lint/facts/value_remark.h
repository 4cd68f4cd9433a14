#pragma once
// What is to be said of a value of a subject as a whole. One cause gives one finding: a check of
// details asks here first, and keeps quiet where another rule has said what there is to say.

#include <cstdint>
#include <optional>
#include <string_view>

#include "lint/facts/mojibake.h"
#include "lint/facts/subject.h"
#include "lint/facts/text_damage.h"
#include "lint/facts/text_escape.h"
#include "lint/facts/text_loss.h"

namespace dcvlint {

struct SignedFact;

// The first of these that holds.
enum class ValueCause : std::uint8_t {
  none,
  not_text,  // octets that are no text of the string type: subject/invalid-encoding
  lost,      // U+FFFD stands for a letter that nobody knows: subject/replacement-character
  mojibake,  // read with the wrong character set: subject/mojibake
  suspect,   // likely so: subject/suspect-text
  lossy,     // "?" or "¿" stands for a letter: subject/lossy-text
  escaped,   // has another layer's escapes: subject/foreign-escape
  unwanted,  // the type of certificate forbids the attribute: subject/ou-present and its like
};

struct ValueRemark {
  ValueCause cause = ValueCause::none;
  std::optional<Mojibake> mojibake = {};   // of mojibake and suspect
  std::optional<LossFound> loss = {};      // of lossy
  std::optional<EscapeFound> escape = {};  // of escaped
  bool damaged() const { return cause != ValueCause::none && cause != ValueCause::unwanted; }
  // Whether the cause explains what is odd about this part of the text.
  bool explains(TextSpan part) const {
    return mojibake && part.begin >= mojibake->begin && part.end <= mojibake->end;
  }
};
ValueRemark value_remark(const SignedFact& of, const Attribute& attribute);

// Whether a name of that type may have a question mark. Of places and persons none has; an
// organisation may call itself "Is it Ltd?".
bool may_ask(AttributeType type);

// Whether the table of the type of certificate forbids the attribute on the fact's day.
bool is_unwanted(const SignedFact& of, const Attribute& attribute);

// The subject's countryName as a hint for what letters to expect; may be empty.
std::string_view country_of(const SignedFact& fact);

}  // namespace dcvlint
