#pragma once
// Which CAA set stands at a name and above it (RFC 8659 §3), as far as the
// repository knows. Adds nothing to Names: checks run beside each other.

#include <span>

#include "lint/facts/zone_facts.h"

namespace dcvlint {

struct Governing {
  enum class Kind : std::uint8_t {
    set,      // `records` at `owner`
    none,     // no CAA there
    unknown,  // outside of the repository's zones, below a delegation or DNAME
  };
  Kind kind = Kind::unknown;
  const Zone* zone = nullptr;
  Name owner{};
  std::span<const Record> records;
};

// What a query for CAA at `name` gives; a CNAME there is followed. `own` is the
// zone that asks: it is preferred to another zone of the same name.
Governing caa_at(const Context& in, const Zone& own, Name name);
// The set that governs `name`: at it, or at the nearest name above it.
Governing caa_governing(const Context& in, const Zone& own, Name name);

// The same, or `unknown` where the set is too large to be compared with each set below it: nobody
// has so many records, but a hostile zone that has as many names would keep us busy for hours.
Governing comparable(Governing found);

// Whether two sets have the same properties; order, TTL and the case of tags don't count.
bool same_properties(const Governing& a, const Governing& b);

}  // namespace dcvlint
