#pragma once
// A rule as a page, and rules as a list.

#include <span>
#include <string>

#include "lint/base/date.h"
#include "lint/engine/rule.h"
#include "lint/engine/rule_file.h"

namespace dcvlint {

// At most `width` columns, except for examples, which are cut.
std::string rule_page_text(const Rule& rule, std::span<const Example> examples, unsigned width);
std::string rule_page_markdown(const Rule& rule, std::span<const Example> examples);

// One line a rule: severity on that day ("from 2027-03-15" before its first phase), id, title.
std::string rule_list_text(std::span<const Rule* const> rules, Date as_of);
// [{"id", "title", "severity", "in_force", "documents", "phases": [{"from", "severity"}]}]
std::string rule_list_json(std::span<const Rule* const> rules, Date as_of);

}  // namespace dcvlint
