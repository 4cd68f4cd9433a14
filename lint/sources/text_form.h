#pragma once
// What a text is, by the form of its lines.

#include <cstdint>
#include <string_view>

#include "lint/sources/input_kind.h"

namespace dcvlint {

// Its lines are those of a master file; of lines within parentheses, which look like anything,
// nothing follows.
bool reads_like_zone(std::string_view text);
bool has_soa_line(std::string_view text);
// The first record is an NS record of the root, and no SOA record follows.
bool reads_like_root_hints(std::string_view text);

// A `zone "name" … {` statement at the beginning of a line.
bool reads_like_named_conf(std::string_view text);
// nsd_conf or knot_conf: a clause or section that tells of a zone and its file; else `text`.
InputKind colon_conf(std::string_view text);
// `rule` for what holds what a rule file must hold, else `text`.
InputKind toml_form(std::string_view text);

}  // namespace dcvlint
