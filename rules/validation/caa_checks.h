#pragma once
// Which CAA check decides for a certificate.

#include "lint/facts/log_facts.h"

namespace dcvlint {

// Whether the line is the last check of its name before the certificate was issued. False where no
// time of issue is known, and where others have a time and the line has none.
bool is_last_before_issue(const LogLineFact& fact);

}  // namespace dcvlint
