#pragma once
// Text as SARIF's message strings want it.

#include <string>
#include <string_view>

namespace dcvlint {

// SARIF 2.1.0 §3.11.5 and §3.11.6: braces are doubled, since "{0}" is a placeholder; "](" gets a
// backslash, since "[text](place)" is a link, and what a zone says may not become one.
std::string sarif_text(std::string_view text);

// A rule's id as an identifier: "caa/unknown-critical" is "CaaUnknownCritical".
std::string sarif_name(std::string_view rule_id);

// The first paragraph, at most `most` octets, cut between characters and then ended with "…".
std::string first_paragraph(std::string_view text, std::size_t most);

}  // namespace dcvlint
