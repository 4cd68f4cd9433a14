#pragma once
// What an organisation says in its dcvlint.toml: [policy], which CAs it uses and how; [text], which
// names are right.

#include <array>
#include <string>
#include <vector>

#include "lint/facts/authority.h"
#include "lint/facts/type.h"

namespace dcvlint {

class KnownNames;  // lint/facts/known_names.h

// Owners of such records are taken for hosts, which get certificates.
inline constexpr std::array usual_host_types{Type::a,  Type::aaaa, Type::cname,
                                             Type::mx, Type::svcb, Type::https};

struct CaAccounts {
  const Authority* authority = nullptr;
  std::vector<std::string> uris;
};

struct CaPolicy {
  std::vector<const Authority*> must_issue;      // for host names
  std::vector<const Authority*> must_not_issue;  // for anything
  std::vector<const Authority*> wildcard;        // must be able to issue wildcards
  std::vector<const Authority*> smime;           // must be able to issue for mail
  std::vector<std::string> methods;  // labels of the validation methods in use; empty: not said
  std::vector<CaAccounts> accounts;  // of the CAs for which they are said
  std::vector<Type> host_types{usual_host_types.begin(), usual_host_types.end()};
  const KnownNames* known = nullptr;  // null: no list

  // Asks nothing of any CA.
  bool empty() const {
    return must_issue.empty() && must_not_issue.empty() && wildcard.empty() && smime.empty();
  }
};

}  // namespace dcvlint
