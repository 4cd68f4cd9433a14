#pragma once
// Replies of a mail server (RFC 5321 §4.2), put together from octets that a stranger sends.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lint/facts/smtp_answer.h"

namespace dcvlint {

struct SmtpReply {
  std::uint16_t code = 0;  // 200 to 599
  std::string text;        // of all lines, a blank between them; octets as they came
};

// One reply at a time. Lines end with LF, with or without CR; they have at most 2048 octets, and a
// reply at most 64 of them.
class SmtpReplies {
 public:
  // False: that is no SMTP, or more than the limits; what follows is not looked at.
  bool feed(std::string_view octets);
  // The reply that is complete, once.
  std::optional<SmtpReply> take();
  // Octets behind the last complete reply: nobody asked for them.
  bool has_more() const { return !line_.empty() || lines_ > 0 || done_; }

 private:
  bool end_line();

  std::string line_;
  SmtpReply reply_;
  std::size_t lines_ = 0;  // of reply_
  bool done_ = false;
  bool broken_ = false;
};

// RFC 5321 §4.2.3; RFC 3463 §3.
SmtpVerdict rcpt_verdict(const SmtpReply& reply);

}  // namespace dcvlint
