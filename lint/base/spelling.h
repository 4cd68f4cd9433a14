#pragma once
// "Did you mean …?"

#include <cstddef>
#include <span>
#include <string_view>

namespace dcvlint {

// Damerau-Levenshtein distance (adjacent swaps count one), ASCII case folded;
// stops early and returns limit + 1 when it is greater than limit.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

// The candidate nearest to `word`, at most 2 edits away (1 for words up to 4
// letters); the first of equals; empty when none is near.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

}  // namespace dcvlint
