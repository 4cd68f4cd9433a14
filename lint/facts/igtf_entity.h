#pragma once
// Whom a certificate of a grid is for (1SCPs of the IGTF on entity types).

#include <cstdint>
#include <string_view>

#include "lint/facts/signed.h"

namespace dcvlint {

enum class IgtfEntity : std::uint8_t { host, robot, person };
// By the policy 1.2.840.113612.5.2.3.3.1 (robot), .2 (host) or .3 (person); without one by what it
// is for and names: a host has serverAuth or a dNSName, or, where a request says neither, a CN with
// a dot and no blank; all else is a person's.
IgtfEntity igtf_entity(const Signed& object);
std::string_view igtf_table(IgtfEntity entity);  // "igtf-host", a table of data/profiles

}  // namespace dcvlint
