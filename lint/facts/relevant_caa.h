#pragma once
// The CAA RRset that governs a name (RFC 8659 §3): the nearest that is not
// empty, at the name or above it.

#include <span>
#include <vector>

#include "lint/facts/answer.h"
#include "lint/facts/name.h"

namespace dcvlint {

// One question on the way up, and its answer.
struct CaaHop {
  Name asked{};
  Answer answer;
  // The view cannot see the name, or what it is an alias of. The climb went on as if there were no
  // CAA, which nobody knows.
  bool assumed() const { return answer.status == Status::unseen; }
};

enum class CaaFound : std::uint8_t {
  set,
  none,     // no CAA up to the top-level domain, as far as the view can see
  failed,   // a look-up failed before a set was found
  unasked,  // the view has noted questions whose answers decide
};

struct RelevantCaa {
  CaaFound found = CaaFound::none;
  bool no_top_level = false;  // found none, and the top-level domain does not exist
  // From the name upwards. A set or a failure is the last one: what stands above has no effect.
  std::vector<CaaHop> path;

  // Where the set or the failure is; null for the others.
  const CaaHop* where() const {
    const bool there = found == CaaFound::set || found == CaaFound::failed;
    return there ? &path.back() : nullptr;
  }
  std::span<const AnswerRecord> records() const {
    return found == CaaFound::set ? path.back().answer.records : std::span<const AnswerRecord>();
  }
};

// Asks at `name` ("*." dropped once) and at each name above it but the root. An alias is the
// resolver's matter, query by query: names above its target are not asked. A name that does not
// exist has no CAA. Where a question is still unasked the climb goes on, so that a live view notes
// all that may matter. At most as many questions as the name has labels.
RelevantCaa relevant_caa(View& view, const Names& names, Name name);
// The same into `out`, whose memory is used again.
void find_relevant_caa(View& view, const Names& names, Name name, RelevantCaa& out);

// Of the answers that a verdict rests on, which is as good as the weakest: bogus, indeterminate,
// insecure, secure, in this order. `unknown` when it is of one of them.
Security weakest_security(const RelevantCaa& relevant);

}  // namespace dcvlint
