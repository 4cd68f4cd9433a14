#include "lint/facts/smtp_answer.h"

#include <array>

namespace dcvlint {

std::string_view smtp_verdict_text(SmtpVerdict verdict) {
  constexpr std::array<std::string_view, 4> texts{"accepted", "refused", "later", "unknown"};
  return texts[static_cast<std::size_t>(verdict)];
}

std::string smtp_fault_text(const SmtpProbe& probe) {
  const std::string server = probe.server.empty() ? "the mail server" : probe.server;
  const std::string why = probe.why.empty() ? std::string() : ": " + probe.why;
  switch (probe.fault) {
    case SmtpFault::none:
      return server + " answered";
    case SmtpFault::no_server:
      return "no address of a mail server is known";
    case SmtpFault::private_address:
      return server + " was not asked: its address is not one that a CA reaches" + why;
    case SmtpFault::unconnected:
      return server + " could not be connected to" + why;
    case SmtpFault::timed_out:
      return server + " did not answer in time";
    case SmtpFault::closed:
      return server + " ended the connection";
    case SmtpFault::bad_reply:
      return server + " said what is no SMTP";
    case SmtpFault::turned_away:
      return server + " turned us away" + why;
    case SmtpFault::bad_name:
      return server + " was not asked: the domain's name is no host's";
    case SmtpFault::stopped:
      break;
  }
  return server + " was left, since you asked to stop";
}

}  // namespace dcvlint
