#pragma once
// What a mail server says when it is asked about mailboxes, and nothing is sent.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dcvlint {

// What a reply to RCPT says about the mailbox.
enum class SmtpVerdict : std::uint8_t {
  accepted,  // which proves little: some servers take anything at first
  refused,   // no such mailbox, or none that takes mail
  later,     // a temporary failure: greylisting, a full mailbox
  unknown,   // refused for what the sender is, or for no reason that says anything of the mailbox
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

std::string_view smtp_verdict_text(
    SmtpVerdict verdict);  // "accepted", "refused", "later", "unknown"
// A sentence without a full stop: "mx.lu.example could not be connected to: Connection refused".
std::string smtp_fault_text(const SmtpProbe& probe);

}  // namespace dcvlint
