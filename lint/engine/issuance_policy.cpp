#include "lint/engine/issuance_policy.h"

#include <fmt/format.h>

#include <utility>

#include "lint/base/ascii.h"
#include "lint/engine/toml_tree.h"
#include "lint/facts/caa_parameters.h"

namespace dcvlint {
namespace {

void read_methods(TableReader& table, IssuancePolicy& policy, TomlProblems& problems) {
  const auto words = table.texts("methods", false);
  if (!words) return;
  policy.methods.clear();
  // Whether there is such a method, the plan says: it has the table.
  for (const std::string_view word : *words) {
    if (method_label_break(word)) {
      problems.add(table.place("methods"), fmt::format("\"{}\" is no label of a method", word),
                   "ACME's are like dns-01, the others are ca-tbr-N, N of BR 3.2.2.4.N");
    }
    policy.methods.push_back(lower_case(word));
  }
}

void read_host_types(TableReader& table, IssuancePolicy& policy, TomlProblems& problems) {
  const auto words = table.texts("host-types", false);
  if (!words) return;
  policy.host_types.emplace();
  for (const std::string_view word : *words) {
    if (const auto type = type_from_text(word)) {
      policy.host_types->push_back(*type);
    } else {
      problems.add(table.place("host-types"), fmt::format("\"{}\" is no type of records", word));
    }
  }
}

// `CA = "URI"`, or a list of them.
void read_account(const TomlEntry& entry, IssuancePolicy& policy, TomlProblems& problems) {
  PolicyAccounts accounts{entry.key, {}};
  if (entry.value.kind == TomlKind::string) {
    accounts.uris.push_back(entry.value.text);
  } else if (entry.value.kind == TomlKind::array) {
    for (const std::string_view uri : strings_of(entry.value, entry.key, problems)) {
      accounts.uris.emplace_back(uri);
    }
  } else {
    return wrong_kind(entry.value, entry.key, "a URI or a list of them", problems);
  }
  for (const std::string& uri : accounts.uris) {
    if (check_uri(uri).fault == UriFault::none) continue;
    problems.add(entry.value.place, fmt::format("\"{}\" is no URI", uri),
                 "it is what the CA calls the account, like https://acme.example/acct/1");
  }
  policy.accounts.push_back(std::move(accounts));
}

}  // namespace

void read_issuance_policy(TableReader& table, IssuancePolicy& policy, TomlProblems& problems) {
  const std::pair<std::string_view, std::vector<std::string>*> lists[] = {
      {"must-issue", &policy.must_issue},
      {"must-not-issue", &policy.must_not_issue},
      {"wildcard", &policy.wildcard},
      {"smime", &policy.smime}};
  for (const auto& [key, list] : lists) {
    if (const auto found = table.texts(key, false)) list->assign(found->begin(), found->end());
  }
  read_methods(table, policy, problems);
  read_host_types(table, policy, problems);
  const TomlValue* accounts = table.take("accounts", TomlKind::table, false);
  if (accounts == nullptr) return;
  policy.accounts.clear();
  for (const TomlEntry& entry : accounts->entries) read_account(entry, policy, problems);
}

}  // namespace dcvlint
