#pragma once
// What checks of a value's text have in common: where a part of it stands, and how it is shown.

#include <string>
#include <string_view>

#include "lint/facts/signed_facts.h"
#include "lint/facts/text_damage.h"

namespace dcvlint {

// A part of the value's text. The whole value where the text was not taken from its octets as they
// stand: in a BMPString octets and characters don't go together.
Place text_place(const Attribute& attribute, TextSpan part);

// A value as a message shows it: at most some 60 octets.
std::string shown_value(std::string_view value);

}  // namespace dcvlint
