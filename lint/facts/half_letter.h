#pragma once
// Half a letter: UTF-8 was read as a code page, and the character that its second octet became is
// gone. Windows-1252 has none for 81, 8D, 8F, 90 and 9D, and many programs leave C1 controls out:
// "Łódź" becomes "ÅÃ³dÅº".

#include <cstddef>
#include <string_view>

#include "lint/facts/code_page.h"

namespace dcvlint {

// Whether the character at `at` is the first octet of a UTF-8 sequence, read as the page, whose
// others are not there. A letter of the country is itself, unless the country has another one that
// the page would leave in half. `damaged`: other octets of its word were read as that page, too.
bool is_half_letter(std::u32string_view text, std::size_t at, CodePage page,
                    std::string_view country, bool damaged);

// The letter of which the half at `at` is left: the country's own that the page leaves in half. 0:
// there is none, or more than one.
char32_t letter_of_half(std::u32string_view text, std::size_t at, CodePage page,
                        std::string_view country);

}  // namespace dcvlint
