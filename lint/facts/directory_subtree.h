#pragma once
// Subtrees of distinguished names, as name constraints have them (RFC 5280 §4.2.1.10): all names
// that begin with a base's RDNs.

#include <cstdint>
#include <string>
#include <string_view>

#include "lint/facts/subject.h"

namespace dcvlint {

enum class SubtreeMatch : std::uint8_t { inside, outside, unknown };

// Whether `name` lies in the subtree of `base`, the whole TLV of a Name. Values are compared as RFC
// 5280 §7.1 wants it as far as ASCII goes: without case, and with each run of spaces as one. Where
// letters beyond ASCII differ, or a base can't be read, it is unknown.
SubtreeMatch in_subtree(const DistinguishedName& name, std::string_view base);

// "C=SE, O=KTH" of the whole TLV of a Name; "(no attribute)" of an empty one. Not made printable.
std::string subtree_text(std::string_view base);

}  // namespace dcvlint
