#pragma once
// How unlike a name a piece of text is. A heuristic, made for one purpose: to choose between two
// readings of the same octets. It knows classes of characters and what stands beside what in names
// of any language, and no single name.

#include <cstddef>
#include <string_view>

namespace dcvlint {

// Of text[begin, end), which has no blanks, in tenths; 0: nothing strange. The rest of the text is
// looked at for marks that belong together. `letters`: those of the country (country_letters), or
// empty.
int strangeness(std::u32string_view text, std::size_t begin, std::size_t end,
                std::string_view letters);

}  // namespace dcvlint
