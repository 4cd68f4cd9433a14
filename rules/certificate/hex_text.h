#pragma once

#include <string>
#include <string_view>

namespace dcvlint {

// "4b1d5c": two digits an octet; of more than 32 octets the first and "…".
std::string hex_text(std::string_view octets);

}  // namespace dcvlint
