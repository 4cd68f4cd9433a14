// Any bytes as an organisation's own profile and as its own policy. What is accepted stands in for
// a built-in one.

#include <cstdlib>
#include <vector>

#include "lint/engine/policy_file.h"
#include "lint/engine/profile_file.h"

using namespace dcvlint;

namespace {

void check(const std::vector<FileProblem>& problems, std::size_t size) {
  for (const FileProblem& problem : problems) {
    if (problem.what.empty() || problem.line > size + 1) std::abort();
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  Arena arena;
  const OwnProfileRead profile = read_own_profile({"our.toml", text}, builtin_profiles, arena);
  check(profile.problems, size);
  if (profile.problems.empty()) {
    const CertificateProfile* own = profile.profiles.by_name("our");
    if (own == nullptr || profile.profiles.of(profile.profile) != own) std::abort();
    for (const Date day : profile.profiles.days()) {
      const ValidityRow* row = own->rows.validity(day);
      if (row != nullptr && (row->days == 0) == (row->months == 0)) std::abort();
    }
  }
  std::vector<const Rule*> rules;
  for (const Rule& rule : builtin_book.rules) rules.push_back(&rule);
  const OwnPolicyRead policy = read_own_policy({"our.toml", text}, rules, arena);
  check(policy.problems, size);
  if (policy.problems.empty() && policy.policy.name != "our") std::abort();
  return 0;
}
