#pragma once
// Names of the bits of keyUsage (RFC 5280 §4.2.1.3).

#include <cstdint>
#include <string>
#include <string_view>

namespace dcvlint {

// "digitalSignature, keyEncipherment": the bits that are set (bit n is 1 << n).
std::string key_usage_text(std::uint32_t bits);
// Of one bit's name; 0: it is none's.
std::uint32_t key_usage_bit(std::string_view name);

}  // namespace dcvlint
