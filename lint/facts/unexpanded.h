#pragma once
// Variables and templates that nobody filled in.

#include <string_view>

namespace dcvlint {

// "${ORG}", "$ORG", "{{ org }}", "%ORG%", "<organisation>", "[Organization]": what a script, a
// template or a reader of a manual was to fill in.
// Without blanks at the ends.
bool is_unexpanded(std::string_view value);

}  // namespace dcvlint
