#pragma once
// What a DNS message says to a question (RFC 1035 §4, RFC 6891, RFC 8914).

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lint/base/arena.h"
#include "lint/facts/answer.h"
#include "lint/sources/dns_wire.h"

namespace dcvlint {

// Why octets are no message that answers our question.
enum class DnsFlaw : std::uint8_t {
  too_short,        // no header
  not_a_reply,      // QR or the opcode says so
  other_id,         // not the number of our query
  other_question,   // name, type or class are not those asked for, or there is not one question
  bad_name,         // see read_wire_name
  record_too_long,  // a record overruns the end
  trailing_octets,  // behind the last record
  bad_opt,          // two OPT records, one outside of its section, or options that overrun it
  bad_rdata,        // of an alias or of the records asked for
  truncated,        // TC: there is more, over TCP
};
std::string_view dns_flaw_text(DnsFlaw flaw);  // "a record overruns the end"

// A message whose every record lies within it. Spans point into it and into its reader.
struct DnsMessage {
  std::span<const std::uint8_t> octets;
  bool authentic = false;  // AD
  bool truncated = false;  // TC
  bool recursion = false;  // RA
  std::uint16_t rcode = 0;
  bool edns = false;
  std::span<const WireRecord> answers, authority, additional;
  std::span<const ExtendedError> errors;  // texts point into the message
};

struct DnsQuestion {
  Name name{};
  Type type{};
  bool operator==(const DnsQuestion&) const = default;
};

// Keeps its memory from message to message.
class DnsReader {
 public:
  explicit DnsReader(const Names& names) : names_(&names) {}
  // `id`: nothing where somebody else has looked at it.
  tl::expected<DnsMessage, DnsFlaw> read(std::span<const std::uint8_t> message,
                                         DnsQuestion question, std::optional<std::uint16_t> id);

 private:
  std::optional<DnsFlaw> read_question(DnsQuestion question, std::size_t& at);
  std::optional<DnsFlaw> read_record(std::size_t& at);
  std::optional<DnsFlaw> read_opt(DnsMessage& message, const WireRecord& opt);

  const Names* names_;
  std::span<const std::uint8_t> octets_;
  std::vector<WireRecord> records_;
  std::vector<ExtendedError> errors_;
  std::vector<std::uint8_t> asked_;
};

// The answer: aliases followed through the answer section, at most 16 hops, loops noticed; of
// the records sorted by RDATA each once, since resolvers turn their order. RCODEs other than
// NOERROR, NXDOMAIN and YXDOMAIN (RFC 6672 §2.2) are failures. `security` and `reply` are left
// alone. `from_wildcard` is what signatures say, which somebody else has validated or not. `ttl`:
// the smallest on the way, or how long the absence may be remembered (RFC 2308 §5). Everything
// lives in `arena`, names in `names`; places lie in `doc`, if there is one.
struct ReadAnswer {
  Answer answer;
  std::optional<std::uint32_t> ttl;
};
tl::expected<ReadAnswer, DnsFlaw> read_answer(const DnsMessage& message, DnsQuestion question,
                                              Names& names, Arena& arena, std::optional<Doc> doc);

}  // namespace dcvlint
