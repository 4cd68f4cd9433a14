#pragma once
// One connection to a mail server, octets only.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "lint/base/clock.h"
#include "lint/base/stop_sign.h"
#include "lint/facts/ip_range.h"

namespace dcvlint {

enum class SmtpIo : std::uint8_t { done, timed_out, closed, stopped };

// `until` is of Clock::steady_microseconds(); none of these goes on for longer.
class SmtpTransport {
 public:
  virtual ~SmtpTransport() = default;
  // `why` is set when it's closed: the system's words.
  virtual SmtpIo connect(const IpAddress& address, std::uint16_t port, std::int64_t until,
                         std::string& why) = 0;
  virtual SmtpIo send(std::string_view octets, std::int64_t until) = 0;
  virtual SmtpIo receive(std::string& octets, std::int64_t until) = 0;  // appends 1 to 4096
  virtual void close() = 0;
};

// Over sockets of the system. Nobody else uses the connection; it is closed with the transport.
std::unique_ptr<SmtpTransport> open_smtp(Clock& clock, StopSign stop);

}  // namespace dcvlint
