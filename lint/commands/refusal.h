#pragma once
// Why a file that was named is not linted, and what to do instead.

#include <string_view>

#include "lint/reports/report.h"
#include "lint/sources/input_kind.h"

namespace dcvlint {

// `path` as in messages. `help` is a command where there is one.
InputProblem refusal(std::string_view path, InputKind kind, std::string_view bytes);

}  // namespace dcvlint
