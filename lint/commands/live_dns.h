#pragma once
// DNS as commands ask it: by which resolver, recorded or replayed.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lint/base/files.h"
#include "lint/commands/command_line.h"
#include "lint/commands/dns_rates.h"
#include "lint/commands/machine_clock.h"
#include "lint/sources/dns_lookups.h"
#include "lint/sources/evidence.h"
#include "lint/sources/live_view.h"

namespace dcvlint {

class Progress;

struct LiveDnsOptions {
  bool live = false;                      // --live
  std::vector<std::string> servers;       // --dns: addresses, or "embedded"
  std::string record, replay;             // folders
  std::string trust_anchors, root_hints;  // of the embedded resolver; empty: Debian's
  DnsRates rates;
  // Nobody's DNS is asked unless one of these says so.
  bool wanted() const { return live || !servers.empty() || !record.empty() || !replay.empty(); }
};

// --dns, --trust-anchors, --root-hints and those of DnsRates.
void declare_resolver(CommandLine& line, LiveDnsOptions& options);
// --live, with what it says there, those of the resolver, --record and --replay.
void declare_live_dns(CommandLine& line, LiveDnsOptions& options, const char* live);

class LiveDns {
 public:
  // All but the options outlive it. An error: options that don't go together, no such resolver
  // (`where` is the option); a folder that can't be written to, evidence that can't be read or was
  // altered (`where` is a path).
  static Result<std::unique_ptr<LiveDns>> open(const LiveDnsOptions& options, const Files& files,
                                               Names& names, Documents& documents);

  LiveView& view() { return view_; }
  // "embedded resolver", "127.0.0.1:5353", "evidence of 2026-11-22"
  std::string source() const;
  // What may be wrong with trusting it; for standard error.
  const std::vector<std::string>& warnings() const { return warnings_; }
  // Of what is replayed; null when DNS is asked.
  const EvidenceHead* replayed() const { return replaying_ ? &evidence_.head : nullptr; }
  std::size_t recorded() const { return evidence_.entries.size(); }  // messages that were sent
  // Writes what was recorded, if that was asked for.
  Result<void> finish(Date as_of, std::vector<std::string> asked);

 private:
  // What carries questions: each layer hands them to the one before it.
  using Layers = std::vector<std::unique_ptr<DnsTransport>>;

  // Without a transport the evidence is replayed.
  LiveDns(std::unique_ptr<MachineClock> clock, std::unique_ptr<DnsTransport> transport,
          Evidence evidence, Names& names, Documents& documents, const LiveDnsOptions& options);
  Layers layers_on(std::unique_ptr<DnsTransport> transport, Names& names,
                   const LiveDnsOptions& options);

  std::unique_ptr<MachineClock> clock_;
  Evidence evidence_;
  bool replaying_ = false;
  std::string resolver_, record_;
  std::vector<std::string> warnings_;
  Layers layers_;
  DnsLookups lookups_;
  LiveView view_;
};

// Opens it in `dns`, unless nobody wants it, and says on standard error what there is to say. 0, or
// the exit code of what failed.
int open_live_dns(const LiveDnsOptions& options, const Files& files, Names& names,
                  Documents& documents, std::unique_ptr<LiveDns>& dns);

// Asks for the CAA of all names and of what stands above them, until `view`, which leads to `dns`,
// can answer. `progress`, if any, is told how many are done. False: Ctrl-C came before.
bool settle_caa(LiveDns& dns, View& view, const Names& names, std::span<const Name> asked,
                Progress* progress);
// The same for these names alone: whoever has a list of all names on the way needs no climbs.
bool settle_answers(LiveDns& dns, View& view, std::span<const Name> asked, Progress* progress);

}  // namespace dcvlint
