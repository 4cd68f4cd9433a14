#pragma once
// Parameters of checks that are lists of dotted OIDs.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/engine/check.h"

namespace dcvlint {

// Appends the content octets of each. `param` is the parameter's name, for what is wrong with it.
Result<void> read_oids(std::string_view param, Strings dotted, std::vector<std::string>& octets);

bool is_among(std::string_view oid, std::span<const std::string> octets);
// The first purpose of a certificate that is among them; null: none.
const OidAt* purpose_among(const ExtendedKeyUsage& usage, std::span<const std::string> octets);

}  // namespace dcvlint
