// Asks a mail server about a domain's mailboxes, for tests/servers/smtp.sh:
//   probe_smtp [--allow-private] [--seconds N] [--invented LOCAL] ADDRESS PORT DOMAIN
// A line for each mailbox, then the fault in words.

#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "lint/commands/machine_clock.h"
#include "lint/sources/smtp_probe.h"

int main(int count, char** words) {
  using namespace dcvlint;
  SmtpOptions options;
  std::vector<std::string> rest;
  for (int i = 1; i < count; ++i) {
    const std::string word = words[i];
    if (word == "--allow-private") {
      options.allow_private = true;
    } else if (word == "--seconds" && i + 1 < count) {
      options.total_milliseconds = std::atoi(words[++i]) * 1000;
    } else if (word == "--invented" && i + 1 < count) {
      options.invented = words[++i];
    } else {
      rest.push_back(word);
    }
  }
  rest.resize(3);
  const auto address = parse_ip(rest[0]);
  if (!address) return 2;
  options.port = static_cast<std::uint16_t>(std::atoi(rest[1].c_str()));
  MachineClock clock;
  const auto transport = open_smtp(clock, StopSign(nullptr));
  MailLevel level;
  MailServer& server = level.servers.emplace_back();
  server.name = "mx.test";
  server.addresses.push_back(*address);
  const SmtpProbe probe = probe_level(*transport, clock, level, rest[2], options);
  for (const SmtpAnswer& answer : probe.answers) {
    fmt::print("{}: {} ({} {})\n", answer.mailbox, smtp_verdict_text(answer.verdict), answer.code,
               answer.text);
  }
  if (probe.invented) fmt::print("invented: {}\n", smtp_verdict_text(*probe.invented));
  fmt::print("{}\n", smtp_fault_text(probe));
}
