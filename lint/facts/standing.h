#pragma once
// Where a name stands in the zones of a repository: what a name server for all
// of them would have there. Looks without adding to Names, so that checks may
// run beside each other.

#include <cstdint>
#include <optional>
#include <span>

#include "lint/facts/repository.h"

namespace dcvlint {

struct Context;

struct Standing {
  enum class Kind : std::uint8_t {
    elsewhere,  // in no zone of the repository, below a delegation or DNAME, in a fragment
    absent,     // its zone doesn't have it
    present,    // has records, is an empty non-terminal, or a wildcard answers
  };
  Kind kind = Kind::elsewhere;
  const Zone* zone = nullptr;
  Name owner{};              // present: whose records answer, the name's own or the wildcard's
  std::optional<Name> name;  // the name itself; nothing if nobody mentions it
};

// RFC 1034 §4.3.2 and RFC 4592 §3.3.1, without following aliases. `wire` is
// part of a zone's RDATA, which outlives the run.
Standing standing_of(const Context& in, std::span<const std::uint8_t> wire);
// The CNAME record that answers for the name, if that is what the repository has there.
const Record* alias_at(const Standing& standing);

}  // namespace dcvlint
