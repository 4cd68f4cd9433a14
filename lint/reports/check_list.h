#pragma once
// Checks as a list, for those who write rules.

#include <span>
#include <string>

#include "lint/engine/check.h"

namespace dcvlint {

// A paragraph a check: id and kind, what it is about, parameters, words. At most `width` columns.
std::string check_list_text(std::span<const Check> checks, unsigned width);
// [{"id", "kind", "about", "params": [{"name", "type", "required", "about"}], "words": […]}]
// A type is "integer", "boolean", "date", "string" or "strings".
std::string check_list_json(std::span<const Check> checks);

}  // namespace dcvlint
