#pragma once
// Fermat's factorisation: finds the primes of a modulus when they are close (BR 6.1.1.3).

#include <cstdint>
#include <optional>
#include <string_view>

namespace dcvlint {

// The round in which n = a² - b² was found, counting a from the first above √n; 0: n is a square;
// nothing: not in that many rounds. Looks at numbers of up to 16384 bits. `modulus`: big-endian,
// unsigned. A 2048-bit one takes a few microseconds, whatever the rounds.
std::optional<std::uint32_t> fermat_round(std::string_view modulus, std::uint32_t rounds);

}  // namespace dcvlint
