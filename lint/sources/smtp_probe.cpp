#include "lint/sources/smtp_probe.h"

#include <algorithm>

#include "lint/base/clipped.h"
#include "lint/base/printable.h"

namespace dcvlint {

namespace {

constexpr std::size_t most_told = 200;  // octets of what a stranger says
constexpr int most_connections = 3;
constexpr std::int64_t microseconds = 1000;  // in a millisecond

std::string told(std::string_view text) {
  return clipped(printable(clipped(text, most_told)), most_told);
}

// One connection, a command and its reply at a time.
class Dialogue {
 public:
  Dialogue(SmtpTransport& transport, Clock& clock, const SmtpOptions& options, SmtpProbe& out)
      : transport_(transport), clock_(clock), options_(options), out_(out) {
    end_ = clock.steady_microseconds() + options.total_milliseconds * microseconds;
  }

  void run(const IpAddress& address, std::span<const std::string> mailboxes) {
    if (!connect(address)) return;
    if (greet()) {
      for (const std::string& mailbox : mailboxes) {
        if (!ask(mailbox)) break;
      }
      if (out_.fault == SmtpFault::none && !options_.invented.empty() && !mailboxes.empty()) {
        ask_invented(mailboxes.front());
      }
    }
    quit();
  }

 private:
  std::int64_t until(std::int64_t milliseconds) {
    return std::min(end_, clock_.steady_microseconds() + milliseconds * microseconds);
  }

  bool fail(SmtpFault fault, std::string why = {}) {
    out_.fault = fault;
    out_.why = std::move(why);
    return false;
  }
  bool fail(SmtpIo io, SmtpFault closed, std::string_view why = {}) {
    if (io == SmtpIo::stopped) return fail(SmtpFault::stopped);
    if (io == SmtpIo::timed_out) return fail(SmtpFault::timed_out);
    return fail(closed, told(why));
  }

  bool connect(const IpAddress& address) {
    std::string why;
    const SmtpIo io =
        transport_.connect(address, options_.port, until(options_.connect_milliseconds), why);
    return io == SmtpIo::done || fail(io, SmtpFault::unconnected, why);
  }

  // Nothing: the fault is set.
  std::optional<SmtpReply> reply() {
    const std::int64_t deadline = until(options_.reply_milliseconds);
    for (;;) {
      if (auto taken = replies_.take()) {
        if (!replies_.has_more()) return taken;
        fail(SmtpFault::bad_reply);
        return std::nullopt;
      }
      std::string octets;
      const SmtpIo io = transport_.receive(octets, deadline);
      if (io != SmtpIo::done) {
        fail(io, SmtpFault::closed);
        return std::nullopt;
      }
      if (!replies_.feed(octets)) {
        fail(SmtpFault::bad_reply);
        return std::nullopt;
      }
    }
  }

  std::optional<SmtpReply> say(std::string_view command) {
    const SmtpIo io =
        transport_.send(std::string(command) + "\r\n", until(options_.reply_milliseconds));
    if (io == SmtpIo::done) return reply();
    fail(io, SmtpFault::closed);
    return std::nullopt;
  }

  static bool good(const SmtpReply& reply) { return reply.code >= 200 && reply.code < 300; }

  bool turned_away(const SmtpReply& reply) {
    return fail(SmtpFault::turned_away, told(std::to_string(reply.code) + " " + reply.text));
  }

  bool greet() {
    const auto greeting = reply();
    if (!greeting) return false;
    if (!good(*greeting)) return turned_away(*greeting);
    auto hello = say("EHLO " + options_.helo);
    if (!hello) return false;
    // Servers of before 1995 know HELO alone.
    if (hello->code >= 500) hello = say("HELO " + options_.helo);
    if (!hello) return false;
    if (!good(*hello)) return turned_away(*hello);
    // The empty path is a notification's: nobody answers it, so that no loop can come of this.
    const auto from = say("MAIL FROM:<>");
    return from && (good(*from) || turned_away(*from));
  }

  bool ask(const std::string& mailbox) {
    const auto answer = say("RCPT TO:<" + mailbox + ">");
    if (!answer) return false;
    constexpr std::uint16_t closing = 421;
    if (answer->code == closing) return turned_away(*answer);
    out_.answers.push_back({mailbox, rcpt_verdict(*answer), answer->code, told(answer->text)});
    return true;
  }

  void ask_invented(std::string_view mailbox) {
    const std::string_view domain = mailbox.substr(mailbox.find('@'));
    const auto answer = say("RCPT TO:<" + options_.invented + std::string(domain) + ">");
    if (answer) out_.invented = rcpt_verdict(*answer);
  }

  // What it says to that matters no more; it is waited for, so that the server sees a good end.
  void quit() {
    if (out_.fault == SmtpFault::none || out_.fault == SmtpFault::turned_away) {
      constexpr std::int64_t moment = 2'000;  // milliseconds
      std::string rest;
      if (transport_.send("QUIT\r\n", until(moment)) == SmtpIo::done) {
        transport_.receive(rest, until(moment));
      }
    }
    transport_.close();
  }

  SmtpTransport& transport_;
  Clock& clock_;
  const SmtpOptions& options_;
  SmtpProbe& out_;
  SmtpReplies replies_;
  std::int64_t end_ = 0;
};

}  // namespace

bool can_be_sent(std::string_view word) {
  constexpr std::size_t longest_path = 254;  // RFC 5321 §4.5.3.1.3, without "<" and ">"
  if (word.empty() || word.size() > longest_path) return false;
  return std::ranges::all_of(word, [](char c) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return letter || std::string_view("-_.@[]:").find(c) != std::string_view::npos;
  });
}

SmtpProbe probe_smtp(SmtpTransport& transport, Clock& clock, const IpAddress& address,
                     std::span<const std::string> mailboxes, const SmtpOptions& options) {
  SmtpProbe probe;
  const bool sendable = can_be_sent(options.helo) && std::ranges::all_of(mailboxes, can_be_sent) &&
                        (options.invented.empty() || can_be_sent(options.invented));
  if (!sendable) {
    probe.fault = SmtpFault::bad_name;
    return probe;
  }
  const SpecialBlock* block = unreached_block(address.view());
  if (!options.allow_private && block != nullptr) {
    probe.fault = SmtpFault::private_address;
    probe.why = block->name;
    return probe;
  }
  Dialogue(transport, clock, options, probe).run(address, mailboxes);
  return probe;
}

SmtpProbe probe_level(SmtpTransport& transport, Clock& clock, const MailLevel& level,
                      std::string_view domain, const SmtpOptions& options) {
  std::vector<std::string> mailboxes;
  mailboxes.reserve(constructed_local_parts.size());
  for (const std::string_view local : constructed_local_parts) {
    mailboxes.push_back(std::string(local) + "@" + std::string(domain));
  }
  SmtpProbe last;
  last.fault = SmtpFault::no_server;
  SmtpOptions rest = options;
  const std::int64_t end = clock.steady_microseconds() + options.total_milliseconds * microseconds;
  int connections = 0;
  for (const MailServer& server : level.servers) {
    for (const IpAddress& address : server.addresses) {
      if (connections == most_connections) return last;
      rest.total_milliseconds = (end - clock.steady_microseconds()) / microseconds;
      last = probe_smtp(transport, clock, address, mailboxes, rest);
      last.server = server.name;
      const bool settled = !last.answers.empty() || last.fault == SmtpFault::none ||
                           last.fault == SmtpFault::stopped || last.fault == SmtpFault::bad_name;
      if (settled) return last;
      if (last.fault != SmtpFault::private_address) ++connections;
    }
  }
  return last;
}

}  // namespace dcvlint
