#pragma once
// Asks a domain's mail servers whether they would take mail for a CA's constructed addresses
// (BR 2.3.1 §3.2.2.4.4), and sends none: EHLO, MAIL FROM:<>, RCPT, QUIT; never DATA.

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/clock.h"
#include "lint/facts/mailbox.h"
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

enum class SmtpFault : std::uint8_t {
  none,
  no_server,        // no address of any server is known
  private_address,  // one that IANA set aside
  unconnected,
  timed_out,
  closed,       // in the middle
  bad_reply,    // no SMTP, or more than was asked for
  turned_away,  // before a mailbox could be asked about
  bad_name,     // a name that SMTP can't carry, or that is no host's
  stopped,
};

struct SmtpAnswer {
  std::string mailbox;  // "postmaster@lu.example"
  SmtpVerdict verdict = SmtpVerdict::unknown;
  std::uint16_t code = 0;
  std::string text;  // what the server said; printable and short
};

struct SmtpProbe {
  SmtpFault fault = SmtpFault::none;
  std::string server;  // whose replies these are, or that failed last; empty: none was tried
  std::string why;     // more words on the fault; printable and short
  // Of the mailboxes asked about, in their order; fewer than there are where it ended early.
  std::vector<SmtpAnswer> answers;
  std::optional<SmtpVerdict> invented;  // accepted: the server takes anything, and proves nothing
};

// One server at one address. Mailboxes and the name in EHLO with other characters than letters,
// digits, "-", "_", ".", "@", "[", "]" and ":" are not sent.
SmtpProbe probe_smtp(SmtpTransport& transport, Clock& clock, const IpAddress& address,
                     std::span<const std::string> mailboxes, const SmtpOptions& options);

// The five addresses at `domain`, at its servers in their order until one answers; at most 3
// connections, one after the other.
SmtpProbe probe_level(SmtpTransport& transport, Clock& clock, const MailLevel& level,
                      std::string_view domain, const SmtpOptions& options);

std::string_view smtp_verdict_text(
    SmtpVerdict verdict);  // "accepted", "refused", "later", "unknown"
// A sentence without a full stop: "mx.lu.example could not be connected to: Connection refused".
std::string smtp_fault_text(const SmtpProbe& probe);

}  // namespace dcvlint
