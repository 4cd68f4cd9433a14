#pragma once
// The names of zones that can get a certificate, by the CAA set that governs them as a CA would
// find it (RFC 8659 §3): a set is judged once, however many names inherit it (architecture decision
// 10).

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lint/facts/caa_decision.h"
#include "lint/facts/relevant_caa.h"
#include "lint/facts/repository.h"

namespace dcvlint {

// Names of one set that are of one kind: how many, and the first of them.
struct GovernedNames {
  static constexpr std::size_t kept = 3;
  std::uint32_t count = 0;
  std::array<Name, kept> first{};
  const Record* record = nullptr;  // of the first one
};

struct GovernedCaa {
  CaaFound found = CaaFound::none;  // set, none or failed
  bool no_top_level = false;        // see RelevantCaa
  // DNS said what decides, not a zone of the repository.
  bool live = false;
  // Where the set or the failure is; of `none` the last question.
  CaaHop hop;
  // Where to tell of it: the set's, else that of the first name. Sets of the repository are there
  // once, others once for each zone that has names of them.
  const Zone* zone = nullptr;
  GovernedNames hosts, wildcards, mail;
  GovernedNames delegated;  // delegations to zones that the repository doesn't have

  // Null for mark certificates: no record tells which names want one.
  const GovernedNames* of(CaaProfile profile) const;
  // Hosts, else wildcards, else names with mail, else delegations: never empty.
  const GovernedNames& any() const;
  // As if found for any().first[0]; without the names on the way that have no CAA.
  RelevantCaa relevant(const Names& names) const;
};

// "a.example.com", "a.example.com, b.example.com and 7 more".
std::string names_text(const GovernedNames& names, const Names& all);

// Which names of the zones are meant.
struct CertifiableNames {
  // By zone: the types of records whose owners are hosts.
  std::vector<std::span<const Type>> host_types;
  // Owners of wildcards, and no others. They are found without looking through the zones.
  bool only_wildcards = false;
};

// In the order of first mention. Left out: names below a delegation or a DNAME, with "_" (no
// host's), and those for which a question leads out of the zones, by an alias or below a
// delegation, where `view` can't see. What stands above the zones and can't be seen is taken for
// "no CAA".
//
// `view` is over the repository, alone or with another view below it, and outlives the result. Time
// and memory grow as the names and their ancestors do.
std::vector<GovernedCaa> governed_caa(View& view, const Repository& repository, const Names& names,
                                      const CertifiableNames& which);

// The names, owners and what stands above them, whose CAA `view` notes as unasked: what has to be
// settled before governed_caa(). Each once.
std::vector<Name> unasked_caa(View& view, const Repository& repository, const Names& names,
                              const CertifiableNames& which);

}  // namespace dcvlint
