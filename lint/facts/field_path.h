#pragma once
// What the reader of a report wants to know of a place in DER. Worked out from
// the bytes again, so that reading stays fast.

#include <optional>
#include <string>

#include "lint/base/document.h"

namespace dcvlint {

// "tbsCertificate.extensions[3].extnValue": the innermost named field of the
// certificate or request that `place` lies in; "" when it lies in none.
std::string field_path(const Documents& documents, Place place);

// The characters of the PEM text that made these octets; nothing when the
// document does not come from PEM.
std::optional<Place> pem_place(const Documents& documents, Place der);

}  // namespace dcvlint
