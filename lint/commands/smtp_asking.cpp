#include "lint/commands/smtp_asking.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "lint/commands/input_reader.h"
#include "lint/commands/option_values.h"

namespace dcvlint {

namespace {

std::string machine_name() {
  std::array<char, 256> name{};
  if (gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "localhost";
  return name.data();
}

// A server was to say something, and did not.
bool is_failure(SmtpFault fault) {
  return fault == SmtpFault::unconnected || fault == SmtpFault::timed_out ||
         fault == SmtpFault::closed || fault == SmtpFault::bad_reply ||
         fault == SmtpFault::turned_away;
}

}  // namespace

void declare_smtp(CommandLine& line, SmtpAskingOptions& options) {
  line.flag("--smtp", options.wanted,
            "Ask the chosen domain's mail servers whether they take mail for the five addresses; "
            "none is sent");
  line.option("--smtp-name", options.name,
              "How --smtp presents itself: this machine's full name (default: what it says)");
  line.flag("--catch-all", options.catch_all,
            "With --smtp: ask about an invented mailbox, too, since some servers take any");
}

void check_smtp(const SmtpAskingOptions& options, bool looks) {
  if (!options.wanted) {
    if (!options.name.empty()) throw Misuse{"--smtp-name is for --smtp"};
    if (options.catch_all) throw Misuse{"--catch-all is for --smtp"};
    return;
  }
  if (!options.name.empty() && !can_be_sent(options.name)) {
    throw Misuse{"--smtp-name: \"" + options.name +
                 "\" is no name for SMTP: letters, digits, hyphens and dots are expected, or an "
                 "address in brackets"};
  }
  if (!looks) {
    throw Misuse{"--smtp looks for mail servers: add --live, --dns or --zones, without --replay"};
  }
}

SmtpAsking::SmtpAsking(const SmtpAskingOptions& options, StopSign stop)
    : transport_(open_smtp(clock_, stop)) {
  options_.helo = options.name.empty() ? machine_name() : options.name;
  options_.allow_private = options.allow_private;
  // Nobody has it; a server that was asked about it before may know it.
  if (options.catch_all) options_.invented = fmt::format("x{:016x}", random_seed());
}

const SmtpProbe& SmtpAsking::probe(const MailLevel& level, const Names& names) {
  const auto [entry, fresh] = probes_.try_emplace(level.domain);
  if (fresh) {
    entry->second = probe_level(*transport_, clock_, level, names.display(level.domain), options_);
  }
  return entry->second;
}

void SmtpAsking::ask(DcvReport& report, const Names& names) {
  for (DcvMethodReport& method : report.methods) {
    if (!method.mail || !method.mail->chosen) continue;
    method.smtp = probe(method.mail->all[*method.mail->chosen], names);
    const auto& answers = method.smtp->answers;
    const bool none = answers.size() == constructed_local_parts.size() &&
                      std::ranges::all_of(answers, [](const SmtpAnswer& answer) {
                        return answer.verdict == SmtpVerdict::refused;
                      });
    if (none) method.presence = DcvPresence::absent;
    // What DNS tells of the servers is no more than that then.
    const bool taken =
        method.presence == DcvPresence::right || method.presence == DcvPresence::shape;
    if (taken && answers.empty() && is_failure(method.smtp->fault)) {
      method.presence = DcvPresence::failed;
    }
  }
}

}  // namespace dcvlint
