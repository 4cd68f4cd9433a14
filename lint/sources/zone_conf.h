#pragma once
// Which file holds which zone, as the configurations of other name servers than BIND tell it. Of
// each statement there is what NamedZone has: names and paths as written. A relative zonesdir or
// storage precedes the path; an absolute one is that of the server, and is left out. What these
// files include is not followed.

#include <string_view>
#include <vector>

#include "lint/sources/zone_file.h"

namespace dcvlint {

// NSD's nsd.conf: clauses of keywords with a colon; `zone:` with `name:` and `zonefile:`, the
// latter also by `include-pattern:`. "%s" in a path is the zone's name.
std::vector<NamedZone> zones_of_nsd_conf(std::string_view bytes);

// Knot DNS's knot.conf: YAML of two levels; items of `zone:` with `domain:`, `storage:`, `file:`,
// the last two also from the item of `template:` that is named, or else from "default".
std::vector<NamedZone> zones_of_knot_conf(std::string_view bytes);

// CoreDNS's Corefile: `file PATH [ZONE…]` in a server block, whose keys are the zones when none is
// given. A file of several zones tells no origin.
std::vector<NamedZone> zones_of_corefile(std::string_view bytes);

}  // namespace dcvlint
