#pragma once
// What checks of a value's text have in common: where a part of it stands, how it is shown, and
// the command that makes a request with the value mended.

#include <string>
#include <string_view>

#include "lint/facts/signed_facts.h"
#include "lint/facts/text_damage.h"
#include "lint/findings/finding.h"

namespace dcvlint {

// A part of the value's text. The whole value where the text was not taken from its octets as they
// stand: in a BMPString octets and characters don't go together.
Place text_place(const Attribute& attribute, TextSpan part);

// A value as a message shows it: at most some 60 octets.
std::string shown_value(std::string_view value);

// The subject's countryName as a hint for what letters to expect; may be empty.
std::string_view country_of(const SignedFact& fact);

// Whether mojibake explains what stands at that part: then another check keeps quiet about it.
bool is_mojibake_at(const AttributeFact& fact, TextSpan part);

// `openssl req -new -utf8 -subj '…' …` with all values mended, and `value` for `attribute`. For a
// shell; nothing in it can end the quotes.
std::string request_command(const SignedFact& fact, const Attribute& attribute,
                            std::string_view value);
// Gives the hit that command as advice.
void advise_command(const AttributeFact& fact, std::string_view value, Hits& hits, Hit& hit);

}  // namespace dcvlint
