#pragma once
// --smtp: mail servers asked whether they would take a CA's mail.

#include <map>
#include <memory>
#include <string>

#include "lint/commands/command_line.h"
#include "lint/commands/machine_clock.h"
#include "lint/reports/dcv.h"
#include "lint/sources/smtp_probe.h"

namespace dcvlint {

struct SmtpAskingOptions {
  bool wanted = false;     // --smtp
  std::string name;        // --smtp-name; empty: the machine's own
  bool catch_all = false;  // --catch-all
  bool allow_private = false;
};
void declare_smtp(CommandLine& line, SmtpAskingOptions& options);
// Throws Misuse for what doesn't go together. `looks`: servers are looked up, as they
// are now.
void check_smtp(const SmtpAskingOptions& options, bool looks);

// One connection at a time, and each domain once, however many names choose it.
class SmtpAsking {
 public:
  // `stop` ends a connection that waits.
  SmtpAsking(const SmtpAskingOptions& options, StopSign stop);
  // For each method by mail: the servers of the domain that was chosen are asked. Where they refuse
  // all five mailboxes, what the CA needs is absent; where none answers, the look-up failed.
  void ask(DcvReport& report, const Names& names);

 private:
  const SmtpProbe& probe(const MailLevel& level, const Names& names);

  SmtpOptions options_;
  MachineClock clock_;
  std::unique_ptr<SmtpTransport> transport_;
  std::map<Name, SmtpProbe> probes_;
};

}  // namespace dcvlint
