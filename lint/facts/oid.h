#pragma once
// OBJECT IDENTIFIERs, held as their content octets (X.690 §8.19).

#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

// "2.5.4.3"; arcs of any size. Octets that are no OID give "?" in place of the arc.
std::string oid_text(std::string_view octets);
// Content octets of "2.5.4.3"; nothing when it is no OID. Arcs below 2^64.
std::optional<std::string> oid_octets(std::string_view dotted);
// X.690 §8.19.2: not empty, the last arc complete, no arc with leading zero bits.
bool oid_is_valid(std::string_view octets);
// A name that people know ("sha256WithRSAEncryption", "id-kp-serverAuth"); empty if none.
std::string_view oid_name(std::string_view octets);

}  // namespace dcvlint
