#pragma once
// What DNS says: questions to a view, and its answers.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

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
  bogus,
  unreachable,  // the resolver that was to be asked is not there: nothing is known of the name
};
enum class Security : std::uint8_t { unknown, secure, insecure, bogus, indeterminate };

struct AnswerRecord {
  std::span<const std::uint8_t> rdata;
  std::uint32_t ttl = 0;
  Place place;
};

// What a server adds to say why (RFC 8914 §2). The text is its own octets, UTF-8 if it is
// well-bred.
struct ExtendedError {
  std::uint16_t code = 0;
  std::string_view text;
};

// What is known of a look-up besides its result. A zone file has none of it; what an engine cannot
// know is absent.
struct Reply {
  std::optional<std::uint16_t> rcode;     // all 12 bits (RFC 6891 §6.1.3); absent: no message came
  std::span<const ExtendedError> errors;  // in the order of the message
  std::string_view why;                   // a failure in words; printable
  std::optional<std::uint32_t> ttl;       // seconds: the smallest on the way; RFC 2308 §5 for none
  std::string_view server;                // "127.0.0.1:53"; empty: the engine recurses itself
  std::optional<std::uint32_t> round_trip;  // microseconds
  std::optional<std::int64_t> asked;        // first time, milliseconds since 1970-01-01 UTC
  std::uint8_t attempts = 0;                // questions sent until this was taken for the result
  std::optional<Place> message;             // the whole message that decided, if messages are kept
};

// Spans live as long as the view that gave them.
struct Answer {
  Status status = Status::unasked;
  Failure failure = Failure::none;
  // Of a failed look-up: of the zone that it failed in, so far as that could be shown (RFC 4035
  // §4.3). insecure: it is proved that no chain of trust leads there.
  Security security = Security::unknown;
  Name owner{};  // where the records stand, or the last alias's target
  // Synthesised (RFC 4592); then source is the wildcard's owner. Of a live answer that holds where
  // it can be proved: records with a validated signature over fewer labels than their owner has
  // (RFC 4035 §5.3.4). false says nothing there if the answer is not secure, or has no records.
  bool from_wildcard = false;
  Name source{};                  // owner as written in the zone
  std::span<const Name> aliases;  // targets of CNAME and DNAME hops, in order
  std::span<const AnswerRecord> records;
  const Reply* reply =
      nullptr;  // of a live or recorded look-up; of the last, where several were made
};

class View {
 public:
  virtual ~View() = default;
  // Never waits.
  virtual Answer find(Name name, Type type) = 0;
};

}  // namespace dcvlint
