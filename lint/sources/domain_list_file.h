#pragma once
// Reading lists of top-level domains and public suffixes as their publishers write
// them. Texts go into the arena.

#include <string_view>

#include "lint/base/arena.h"
#include "lint/base/result.h"
#include "lint/facts/domain_lists.h"

namespace dcvlint {

// IANA's tlds-alpha-by-domain.txt: a name a line, in any case; "#" begins comments. The first of
// these tells the date: "# Version 2026102200, …". An error names the line.
Result<TopLevels> read_top_levels(std::string_view text, Arena& arena);

// public_suffix_list.dat (publicsuffix.org): what stands between "===BEGIN ICANN DOMAINS===" and
// its end. The date is that of "// VERSION: 2026-10-22_08-36-41_UTC"; lists of before 2024 have
// none, then it is 1970-01-01. Names outside ASCII become A-labels. An error names the line.
Result<PublicSuffixes> read_public_suffixes(std::string_view text, Arena& arena);

}  // namespace dcvlint
