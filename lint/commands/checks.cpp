#include "lint/commands/checks.h"

#include <unistd.h>

#include <algorithm>

#include "lint/commands/output.h"
#include "lint/reports/check_list.h"
#include "rules/checks.h"

namespace dcvlint {

int run_checks(const ChecksOptions& options) {
  if (options.json) return print(check_list_json(all_checks()));
  return print(check_list_text(all_checks(), std::min(terminal_width(STDOUT_FILENO), 80U)));
}

}  // namespace dcvlint
