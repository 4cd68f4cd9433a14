#pragma once
// [policy] of dcvlint.toml, and "policy" of a rule's example: policies that have a name, which CAs
// are used, and how.

#include <optional>
#include <string>
#include <vector>

#include "lint/engine/rule.h"
#include "lint/facts/type.h"

namespace dcvlint {

class TableReader;
class TomlProblems;

struct PolicyAccounts {
  std::string ca;
  std::vector<std::string> uris;
};

// CAs by ids or issuer-domain-names.
struct IssuancePolicy {
  Set<Preset> presets;
  std::vector<std::string> preset_files;  // policies of the organisation's own; paths
  std::vector<std::string> must_issue, must_not_issue, wildcard, smime;
  std::vector<std::string> methods;  // labels of validation methods, lower case
  std::vector<PolicyAccounts> accounts;
  std::optional<std::vector<Type>> host_types;  // nothing: the usual ones
};

// All keys but `preset`. A key that is there replaces what the policy had.
void read_issuance_policy(TableReader& table, IssuancePolicy& policy, TomlProblems& problems);

}  // namespace dcvlint
