#pragma once
// Which CAs an organisation uses, as [policy] of its dcvlint.toml says.

#include <vector>

#include "lint/facts/authority.h"

namespace dcvlint {

struct CaPolicy {
  std::vector<const Authority*> must_issue;      // for host names
  std::vector<const Authority*> must_not_issue;  // for anything
  std::vector<const Authority*> wildcard;        // must be able to issue wildcards
  std::vector<const Authority*> smime;           // must be able to issue for mail
  bool empty() const {
    return must_issue.empty() && must_not_issue.empty() && wildcard.empty() && smime.empty();
  }
};

}  // namespace dcvlint
