#pragma once
// Asks a domain's mail servers whether they would take mail for a CA's constructed addresses
// (BR 2.3.1 §3.2.2.4.4), and sends none: EHLO, MAIL FROM:<>, RCPT, QUIT; never DATA.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/clock.h"
#include "lint/facts/mailbox.h"
#include "lint/facts/smtp_answer.h"
#include "lint/sources/smtp_reply.h"
#include "lint/sources/smtp_transport.h"

namespace dcvlint {

struct SmtpOptions {
  // What EHLO says: a domain name or an address in brackets (RFC 5321 §4.1.1.1).
  std::string helo = "localhost";
  std::uint16_t port = 25;
  bool allow_private = false;  // else addresses that IANA set aside are not connected to
  // A local part that nobody has, to see whether the server takes any; empty: that is not asked.
  std::string invented;
  std::int64_t connect_milliseconds = 10'000;
  std::int64_t reply_milliseconds = 30'000;  // for one reply, however many pieces it comes in
  std::int64_t total_milliseconds = 90'000;  // for one domain
};

// Whether it is a mailbox, or a name for EHLO, that is sent: of letters, digits, "-", "_", ".",
// "@",
// "[", "]" and ":", not too long for SMTP.
bool can_be_sent(std::string_view word);

// One server at one address. Mailboxes and names that !can_be_sent() are not.
SmtpProbe probe_smtp(SmtpTransport& transport, Clock& clock, const IpAddress& address,
                     std::span<const std::string> mailboxes, const SmtpOptions& options);

// The five addresses at `domain`, at its servers in their order until one answers; at most 3
// connections, one after the other.
SmtpProbe probe_level(SmtpTransport& transport, Clock& clock, const MailLevel& level,
                      std::string_view domain, const SmtpOptions& options);

}  // namespace dcvlint
