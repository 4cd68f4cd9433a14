#pragma once
// dcvlint revocation-reason: with which reason a certificate is to be revoked.

#include <optional>
#include <string>
#include <vector>

#include "lint/base/date.h"
#include "lint/commands/output.h"
#include "lint/facts/revocation_reason.h"

namespace dcvlint {

struct RevocationReasonOptions {
  std::vector<RevocationCause> causes;
  RevocationAsker by = RevocationAsker::subscriber;
  std::string old_file, new_file;  // PEM or DER; empty: not given
  std::optional<Date> as_of;       // nothing: today
  bool json = false;
  Colour colour = Colour::automatic;
};

int run_revocation_reason(const RevocationReasonOptions& options);

}  // namespace dcvlint
