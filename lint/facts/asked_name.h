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

// Text in UTF-8. Names that are not ASCII are mapped as UTS #46 §4 does it, "ß" kept (lower case,
// normal form C, ideographic full stops, full and half width, ligatures, soft hyphens left out);
// what IDNA2008 then has no place for is refused. The error is the rest of a sentence
// that begins with the name: "has an empty label".
tl::expected<AskedName, std::string> asked_name(std::string_view text);

// Why nobody is asked for the CAA of a name, as AskedName::ascii has it; empty: nothing is against
// it. Names of the Tor network are in no DNS and free of the CAA check (RFC 7686 §2; BR 2.3.1
// §4.2.2.1). `public_dns`: nor does that have names which are set aside for something else
// (BR 2.3.1 §4.2.2: no CA may issue for them); zones may.
std::string why_not_asked(std::string_view ascii, bool public_dns);

}  // namespace dcvlint
