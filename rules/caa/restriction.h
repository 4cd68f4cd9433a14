#pragma once
// What a CAA set restricts (RFC 8659 §4.2, §4.3; RFC 9495 §4).

#include <span>
#include <string>
#include <vector>

#include "lint/facts/zone_facts.h"
#include "rules/caa/governing.h"

namespace dcvlint {

struct Restriction {
  bool issue = false, issuewild = false, issuemail = false, issuevmc = false;  // has such a record
  bool issue_grants = false, issuewild_grants = false;                         // to somebody
  bool any() const { return issue || issuewild || issuemail || issuevmc; }
};
Restriction restriction(const CaaSetFact& set);

// What a set leaves open that the next set above it closes.
struct Lifted {
  Governing parent;
  bool host_names = false;
  std::vector<std::string> what;     // "host names", "wildcards" …
  std::vector<std::string> missing;  // tags
};
Lifted lifted(const CaaSetFact& set);

}  // namespace dcvlint
