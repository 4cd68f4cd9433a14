#pragma once
// The top-level domains of the root zone, and the suffixes below which registries
// let others register. The tables are data/tlds.txt and data/public_suffix_list.dat,
// or what --tlds and --psl name.

#include <string_view>

#include "lint/base/date.h"
#include "lint/facts/packed_names.h"

namespace dcvlint {

// IANA's Root Zone Database, as BR 1.6.1 (Internal Name) looks at it.
struct TopLevels {
  Date date{};                                  // of the list
  PackedNames names;                            // in lower case, A-labels
  bool contains(std::string_view label) const;  // in any case
};

// The ICANN section of the Public Suffix List: BR 3.2.2.6 advises CAs to go by that section. The
// private one holds what companies ask their own customers to be kept apart by.
struct PublicSuffixes {
  Date date{};             // of the list
  PackedNames rules;       // "se", "co.uk"
  PackedNames wildcards;   // "ck" for "*.ck"
  PackedNames exceptions;  // "www.ck" for "!www.ck"

  // `name` in any case, A-labels, no final dot. A single label always is one, be it listed or
  // not, as with psl_is_public_suffix2 of libpsl.
  bool is_public_suffix(std::string_view name) const;
  // The part of `name` that is a public suffix: "co.uk" of "www.example.co.uk".
  std::string_view public_suffix(std::string_view name) const;
};

struct DomainLists {
  TopLevels top_levels;
  PublicSuffixes public_suffixes;
};

}  // namespace dcvlint
