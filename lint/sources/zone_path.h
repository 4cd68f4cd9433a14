#pragma once
// Paths of zones in the configurations of NSD and Knot DNS. Used by zone_nsd_conf.cpp and
// zone_knot_conf.cpp.

#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

// `pattern` with "%s" worked out, below `folder` when that is relative. Nothing when the pattern is
// empty or has another "%".
std::optional<std::string> zone_path(std::string_view folder, std::string_view pattern,
                                     std::string_view zone);

}  // namespace dcvlint
