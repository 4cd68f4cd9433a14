#pragma once
// dcvlint new-rule: the files of a rule, ready to be tried and then changed.

#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// What a new rule is about; by_family: requests in the families for requests and certificates,
// revocation lists in crl, else zones.
enum class NewRuleFor { by_family, zone, request, certificate, crl };

struct NewRuleOptions {
  std::string id;         // family/name
  std::string directory;  // folder of rules; empty: the working directory, with `check` "rules"
  NewRuleFor about = NewRuleFor::by_family;
  bool check = false;  // with a check in C++: only within dcvlint's source tree
};
int run_new_rule(const NewRuleOptions& options);

// Why a rule can't have that id, with one that it could have; empty: it can.
std::string rule_id_problem(std::string_view id);

struct NewFile {
  std::string path;  // below the folder of rules
  std::string text;
};
// What run_new_rule writes. The id is a good one.
std::vector<NewFile> new_rule_files(std::string_view id, bool check,
                                    NewRuleFor about = NewRuleFor::by_family);

}  // namespace dcvlint
