#pragma once
// A domain name as somebody types it, made into the one that DNS is asked for.

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace dcvlint {

struct AskedName {
  std::string ascii;    // A-labels in lower case, no final dot; begins with "*." for a wildcard
  std::string unicode;  // as mapped, when U-labels were converted; else empty
};

// Text in UTF-8. U-labels are mapped as UTS #46 §4 does it without its tables of compatibility
// characters: lower case, normal form C, the ideographic full stops, full-width ASCII, soft hyphens
// left out; what IDNA2008 then has no place for is refused. The error is the rest of a sentence
// that begins with the name: "has an empty label".
tl::expected<AskedName, std::string> asked_name(std::string_view text);

}  // namespace dcvlint
