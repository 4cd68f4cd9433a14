#pragma once
// What DNS says: questions to a view, and its answers.

#include <cstdint>
#include <span>

#include "lint/base/document.h"
#include "lint/facts/name.h"
#include "lint/facts/type.h"

namespace dcvlint {

enum class Status : std::uint8_t {
  records,  // an RRset, perhaps after aliases
  no_data,  // the name exists (or is an empty non-terminal), the type does not
  no_name,  // NXDOMAIN
  failed,   // SERVFAIL, timeout, alias loop …: `failure` says which
  unseen,   // outside of what this view can see: below a delegation, in another zone
  unasked,  // a live view that doesn't know yet and has noted the question
};
enum class Failure : std::uint8_t {
  none,
  alias_loop,
  alias_chain_too_long,
  name_too_long,
  server_failure,
  timeout,
  refused,
  malformed,
  bogus
};
enum class Security : std::uint8_t { unknown, secure, insecure, bogus, indeterminate };

struct AnswerRecord {
  std::span<const std::uint8_t> rdata;
  std::uint32_t ttl = 0;
  Place place;
};

// Spans live as long as the view that gave them.
struct Answer {
  Status status = Status::unasked;
  Failure failure = Failure::none;
  Security security = Security::unknown;
  Name owner{};                   // where the records stand, or the last alias's target
  bool from_wildcard = false;     // synthesised (RFC 4592); then source is the wildcard's owner
  Name source{};                  // owner as written in the zone
  std::span<const Name> aliases;  // targets of CNAME and DNAME hops, in order
  std::span<const AnswerRecord> records;
};

class View {
 public:
  virtual ~View() = default;
  // Never waits.
  virtual Answer find(Name name, Type type) = 0;
};

}  // namespace dcvlint
