#pragma once
// The names of a repository that can get a certificate, by the CAA set that governs them: a set is
// judged once, however many names inherit it (architecture decision 10).

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lint/facts/caa_decision.h"
#include "lint/facts/zone_facts.h"
#include "rules/caa/governing.h"

namespace dcvlint {

// Names of one set that are of one kind.
struct GovernedNames {
  static constexpr std::size_t kept = 3;
  std::uint64_t count = 0;
  std::array<Name, kept> first{};
  const Record* record = nullptr;  // the first one's
};

struct GovernedSet {
  Governing set;               // kind `set` or `none`; of `none` there is one for each zone
  const Zone* zone = nullptr;  // of the first name
  // By CaaProfile: hosts, wildcard owners, names that get mail; mark certificates have none.
  std::array<GovernedNames, caa_profile_count> names;
};

// In the order of first mention. What lies behind an alias that leads out of the repository, below
// a delegation or below a DNAME is left out.
std::vector<GovernedSet> governed_sets(const Context& in, std::span<const Type> host_types);

// The set as if it had been found by a climb. It is pointed to by what decide_caa() gives.
class FoundSet {
 public:
  explicit FoundSet(const Governing& set);
  FoundSet(const FoundSet&) = delete;
  FoundSet& operator=(const FoundSet&) = delete;
  const RelevantCaa& relevant() const { return relevant_; }

 private:
  std::vector<AnswerRecord> records_;
  RelevantCaa relevant_;
};

// "a.example.com", "a.example.com, b.example.com and 7 more".
std::string names_text(const GovernedNames& names, const Names& all);

}  // namespace dcvlint
