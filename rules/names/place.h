#pragma once
// Where parts of names stand, and how messages show them.

#include <string>
#include <string_view>

#include "lint/facts/signed_facts.h"

namespace dcvlint {

// Of a part of the name's text; the whole where its octets are not those of the text (BMPString).
Place part_place(const SanFact& san, std::string_view part);
// "dNSName", "iPAddress"; "CN" of a name that stands there alone.
std::string_view kind_word(const SanFact& san);
// The name as messages show it: its beginning when it is very long.
std::string name_excerpt(std::string_view text);
// Whether a certificate was issued until a day, and is not valid beyond it.
bool ends_by(const SignedFact& fact, Date day);
std::string list_date_text(Date date);  // "2026-10-22", "unknown date"

}  // namespace dcvlint
