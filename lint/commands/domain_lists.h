#pragma once
// The lists of domains of a run: built in, or those that --tlds and --psl name.

#include <string>

#include "lint/base/arena.h"
#include "lint/base/files.h"
#include "lint/base/result.h"
#include "lint/facts/domain_lists.h"

namespace dcvlint {

// Says on standard error that a list is more than a year older than the day that is judged, or of
// unknown date.
void warn_of_old_suffixes(const PublicSuffixes& suffixes, Date as_of);

class GivenLists {
 public:
  GivenLists();
  // Empty paths: the built-in list stays. An error's `where` is the option with its path.
  Result<void> read(const Files& files, const std::string& tlds, const std::string& psl);
  const DomainLists& lists() const { return lists_; }

 private:
  Arena arena_;
  DomainLists lists_;
};

}  // namespace dcvlint
