#pragma once
// Hostile text made harmless to look at.

#include <string>
#include <string_view>

namespace dcvlint {

// Appends UTF-8 text so that a terminal shows it and does nothing else: C0 and
// C1 controls, DEL, line and paragraph separators, bidi controls, invisible
// characters, non-characters and bytes that are no UTF-8 become \xHH or
// \u{HEX}; everything else, a backslash too, stays as it is.
void append_printable(std::string& out, std::string_view text);
std::string printable(std::string_view text);

// Columns that printable UTF-8 text takes on a terminal: combining marks take
// none, East Asian wide characters two.
std::size_t display_width(std::string_view printable_text);

}  // namespace dcvlint
