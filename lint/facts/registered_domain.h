#pragma once
// Whose domain a name is in.

#include "lint/facts/domain_lists.h"
#include "lint/facts/name.h"

namespace dcvlint {

// One label more than a public suffix, or the suffix itself: "kth.se." of "www.kth.se.", "se." of
// "se.". Without a list two labels are a domain.
Name registered_domain(const Names& names, const PublicSuffixes* suffixes, Name name);

}  // namespace dcvlint
