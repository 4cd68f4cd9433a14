#pragma once
// Text as Markdown.

#include <string>
#include <string_view>

namespace dcvlint {

// One line for a page in Markdown (CommonMark, and GitHub's tables): `code spans` stay what they
// are, everything else that would make HTML, links, headings, quotations, rules or tables gets a
// backslash. An organisation's rules are not to bring markup into pages that others look at.
std::string markdown_text(std::string_view line);

}  // namespace dcvlint
