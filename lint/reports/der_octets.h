#pragma once
// The octets of a place in DER, as a report shows them.

#include <string>
#include <string_view>

#include "lint/base/document.h"

namespace dcvlint {

// "11 octets at 37: 47 C3 83 …": the first ones if there are many. Of request attributes, of a key
// and of what has no business to be there, tag and length have to do; of a challengePassword
// (RFC 2985 §5.4.1), wherever it stands, no octet of the value is shown. `field` is the place's
// field path.
std::string der_octets_text(const Documents& documents, Place der, std::string_view field);

}  // namespace dcvlint
