#pragma once
// Where secrets stand in what reports quote.

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

namespace dcvlint {

// The parts of [begin, end) of DER that belong to values of a challengePassword (RFC 2985 §5.4.1),
// wherever one stands; ascending, none touches another.
std::vector<std::pair<std::size_t, std::size_t>> password_octets(std::string_view bytes,
                                                                 std::size_t begin,
                                                                 std::size_t end);

}  // namespace dcvlint
