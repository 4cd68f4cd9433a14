#pragma once
// Alphabets: which letters above ASCII are written by one language or one way of transliterating.
// For telling text from damage: no language has "Ĺ" and "å", nor "Ð", "¾" and "Ñ" in one word.

#include <cstdint>

namespace dcvlint {

// A bit for each alphabet that has the Latin letter (above ASCII, of either case); 0: none.
std::uint64_t alphabets_of(char32_t letter);

}  // namespace dcvlint
