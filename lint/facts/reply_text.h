#pragma once
// The registry's words for numbers in DNS messages.

#include <cstdint>
#include <string>

namespace dcvlint {

std::string rcode_text(std::uint16_t rcode);               // "SERVFAIL" or "RCODE17"
std::string extended_error_text(std::uint16_t info_code);  // "Signature Expired" or "code 4711"

}  // namespace dcvlint
