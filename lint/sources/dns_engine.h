#pragma once
// Who answers a live view's questions, and what carries them there.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/facts/answer.h"
#include "lint/sources/dns_message.h"

namespace dcvlint {

struct Looked {
  DnsQuestion question;
  Answer answer;  // spans live as long as the engine
};

// Looks names up; a question is answered once, whatever becomes of it. One thread uses it.
class DnsEngine {
 public:
  virtual ~DnsEngine() = default;
  virtual std::size_t room() const = 0;  // questions that may be sent now
  virtual void send(DnsQuestion question) = 0;
  // Appends what has been answered. Waits for something to happen, a tenth of a second at most, so
  // it may come back with nothing. False when no question is left.
  virtual bool wait(std::vector<Looked>& out) = 0;
};

// What validated an answer: the AD bit of a resolver that we trust tells half of it, a library all.
enum class Validation : std::uint8_t { by_flag, secure, insecure, bogus };

// What became of one message that was sent.
struct DnsArrival {
  enum class Kind : std::uint8_t { message, failure, timeout, unreachable };
  std::uint32_t ticket = 0;
  Kind kind = Kind::message;
  Validation validation = Validation::by_flag;
  std::span<const std::uint8_t> message;  // as long as the arrivals; the id has been looked at
  std::uint16_t rcode = 0;                // of a failure, which is told without a message
  std::string_view why;                   // as long as the arrivals: of all that is no answer
  std::string_view server;                // as long as the transport
  std::uint32_t round_trip = 0;           // microseconds; of the last try
  std::uint8_t attempts = 1;              // messages that were sent for this one
  // When it was sent, as recorded (milliseconds since 1970-01-01 UTC); nothing: just now.
  std::optional<std::int64_t> asked = std::nullopt;
};

// Carries questions to a resolver and messages back; what they mean is DnsLookups' matter.
class DnsTransport {
 public:
  virtual ~DnsTransport() = default;
  virtual std::size_t window() const = 0;  // questions in flight at most
  virtual void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) = 0;
  // Replaces `arrivals`; waits as DnsEngine::wait does.
  virtual void wait(std::vector<DnsArrival>& arrivals) = 0;
};

}  // namespace dcvlint
