#pragma once
// Recursion and DNSSEC validation in this process, with libunbound: from the root servers down, by
// the root's trust anchors (RFC 4035 §5), no resolver needed.
//
// Beside the first question goes one for the root's SOA: when that fails, and until something is
// answered, failures are `unreachable`, since they say nothing of the names that were asked for.
//
// The library is opened when the engine is, and stays open: most runs never ask DNS. Each context
// has a thread, and caches of its own; a domain's questions all go to the same one. libunbound
// takes the time that signatures are judged by from the machine. It is polite to nobody: see
// PoliteTransport.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lint/base/clock.h"
#include "lint/base/result.h"
#include "lint/facts/domain_lists.h"
#include "lint/sources/dns_engine.h"

namespace dcvlint {

struct DnsEmbeddedOptions {
  // Debian's package dns-root-data.
  std::string trust_anchors = "/usr/share/dns/root.key";
  std::string root_hints = "/usr/share/dns/root.hints";
  std::size_t window = 600;        // questions in flight
  std::size_t contexts = 2;        // threads that resolve
  std::uint32_t timeout = 20'000;  // milliseconds for one question, all that it takes included
  bool ask_loopback = false;       // name servers at 127.0.0.0/8 and ::1: tests have them there
  // Tells where registered domains are. Null: two labels are one.
  const PublicSuffixes* suffixes = nullptr;
};

class DnsEmbedded : public DnsTransport {
 public:
  // An error: the library or the files are not there, or hold no trust anchor. Without one all
  // names would seem to be insecure.
  static Result<std::unique_ptr<DnsEmbedded>> open(const Names& names, Clock& clock,
                                                   const DnsEmbeddedOptions& options = {});
  ~DnsEmbedded() override;
  DnsEmbedded(const DnsEmbedded&) = delete;
  DnsEmbedded& operator=(const DnsEmbedded&) = delete;

  std::size_t window() const override;
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override;
  void wait(std::vector<DnsArrival>& arrivals) override;

 private:
  struct State;
  explicit DnsEmbedded(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace dcvlint
