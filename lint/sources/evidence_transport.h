#pragma once
// Recording what a transport carries, and carrying what was recorded.

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "lint/base/clock.h"
#include "lint/facts/name.h"
#include "lint/sources/dns_engine.h"
#include "lint/sources/evidence.h"

namespace dcvlint {

// Another transport, with a witness.
class RecordingTransport : public DnsTransport {
 public:
  // All outlive it. Entries are appended to `evidence` in the order of sending.
  RecordingTransport(DnsTransport& to, const Names& names, Clock& clock, Evidence& evidence)
      : to_(&to), names_(&names), clock_(&clock), evidence_(&evidence) {}
  std::size_t window() const override { return to_->window(); }
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override;
  void wait(std::vector<DnsArrival>& arrivals) override;

 private:
  DnsTransport* to_;
  const Names* names_;
  Clock* clock_;
  Evidence* evidence_;
  std::unordered_map<std::uint32_t, std::size_t> sent_;  // ticket → entry
};

// No network. What was not recorded is unreachable.
class ReplayTransport : public DnsTransport {
 public:
  // Both outlive it. A name in the evidence that is none is passed over: nobody can ask for it.
  ReplayTransport(const Evidence& evidence, Names& names);
  std::size_t window() const override { return 4096; }
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override;
  void wait(std::vector<DnsArrival>& arrivals) override;

 private:
  // Of one question, in the order of sending: what was asked twice is answered twice.
  struct Recorded {
    std::vector<const EvidenceEntry*> entries;
    std::size_t next = 0;
  };
  std::unordered_map<std::uint64_t, Recorded> recorded_;  // by name, type and CD
  std::vector<DnsArrival> waiting_;
};

}  // namespace dcvlint
