#pragma once
// Another transport, with manners: nobody's name servers get all that we would like to know at
// once.
//
// Names of one registered domain are mostly on the same name servers, so questions about them stand
// in one line: so many are on their way at a time, so many are sent a second. Domains take turns. A
// resolver that caches asks no more often than it is asked, so the same limits hold behind one.

#include <cstdint>
#include <deque>
#include <functional>
#include <queue>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lint/base/clock.h"
#include "lint/facts/domain_lists.h"
#include "lint/facts/name.h"
#include "lint/sources/dns_engine.h"
#include "lint/sources/dns_pace.h"

namespace dcvlint {

// For the names of one registered domain.
struct Politeness {
  std::uint32_t rate = 100;      // questions a second; 0: as many as one likes
  std::uint32_t in_flight = 16;  // questions on their way, and as many at once after a pause
  // Tells where registered domains are. Null: two labels are one.
  const PublicSuffixes* suffixes = nullptr;
};

class PoliteTransport : public DnsTransport {
 public:
  // All but the limits outlive it. The other transport's window is how many questions are on their
  // way, whatever they are about.
  PoliteTransport(DnsTransport& to, const Names& names, Clock& clock, const Politeness& limits)
      : to_(&to),
        names_(&names),
        clock_(&clock),
        limits_(limits),
        pace_limit_(limits.rate, limits.in_flight) {}

  // So many that a list of names, domain by domain, is about hundreds of domains at a time.
  std::size_t window() const override { return 65'536; }
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override;
  void wait(std::vector<DnsArrival>& arrivals) override;

  // Questions that came when so much had been asked about their domain that nothing more could go.
  std::uint64_t held() const { return held_; }

 private:
  struct Held {
    DnsQuestion question;
    std::uint32_t ticket = 0;
    QueryFlags flags;
    std::uint32_t next = 0;  // number + 1
    bool put_off = false;    // was the first of its line, and could not go
  };
  struct Domain {
    std::uint32_t first = 0, last = 0;  // of those that wait, number + 1
    std::uint32_t in_flight = 0;
    bool listed = false;  // in `ready_` or `later_`
    DnsPace pace;
  };
  using Later = std::pair<std::int64_t, std::uint32_t>;  // when, and which domain

  Domain& domain_at(std::uint32_t number) { return domains_.find(number)->second; }
  void stand_in_line(Domain& domain, const Held& held);
  void send_first(Domain& domain, std::uint32_t number, std::int64_t now);
  void list(Domain& domain, std::uint32_t number, std::int64_t now);
  void send_what_may_go();
  void rest() const;

  DnsTransport* to_;
  const Names* names_;
  Clock* clock_;
  Politeness limits_;
  DnsPaceLimit pace_limit_;
  std::unordered_map<std::uint32_t, Domain> domains_;  // by name
  std::vector<Held> waiting_;
  std::vector<std::uint32_t> free_;       // of `waiting_`
  std::vector<std::uint32_t> domain_of_;  // by ticket
  std::deque<std::uint32_t> ready_;       // domains that may send now, in turn
  std::priority_queue<Later, std::vector<Later>, std::greater<>> later_;
  std::size_t in_flight_ = 0;
  std::uint64_t held_ = 0;
};

}  // namespace dcvlint
