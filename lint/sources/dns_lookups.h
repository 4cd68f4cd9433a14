#pragma once
// Look-ups over a resolver that we trust, and what it takes to know their DNSSEC status
// (RFC 4035 §4.3).
//
// secure         the resolver validated (AD)
// bogus          SERVFAIL, an answer when asked not to check (CD), SERVFAIL again when asked to
// insecure       shown, never guessed: from the top-level domain down each DS question is answered
//                and validated, until one proves a delegation that no DS leads into
// indeterminate  everything else: a resolver that does not validate, a DS question that fails
//
// A failed look-up is asked once more (a resolver's failure with CD, which is the retry), then
// its zone's status is worked out in the same way: BR 4.2.2.1 has failures count by that.

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/clock.h"
#include "lint/base/document.h"
#include "lint/sources/dns_denial.h"
#include "lint/sources/dns_engine.h"

namespace dcvlint {

class DnsLookups : public DnsEngine {
 public:
  // All outlive it. `documents`: where each message that decided is kept; null keeps none.
  DnsLookups(DnsTransport& transport, Names& names, Clock& clock, Documents* documents);

  std::size_t room() const override;
  void send(DnsQuestion question) override;
  bool wait(std::vector<Looked>& out) override;

 private:
  enum class Stage : std::uint8_t {
    free,
    first,      // asked
    unchecked,  // asked with CD, since the resolver failed
    confirm,    // asked for the last time, since CD helped
    again,      // asked for the last time, since something else went wrong
    climbing,   // waits for a DS question
  };
  struct Lookup {
    DnsQuestion question;
    Stage stage = Stage::free;
    bool is_cut = false;  // our own DS question, which has a result for `cuts_` only
    std::uint8_t attempts = 0;
    std::uint16_t target = 0;  // whose delegations are looked at: of the name, then of its aliases
    std::uint32_t next = 0;    // waits for the same DS question; number + 1
    std::int64_t asked = 0;
    Answer answer;
    Reply* reply = nullptr;
    std::string_view signature_flaw;  // of the answer that was not checked
  };
  struct KnownCut {
    Cut cut = Cut::undecided;
    bool known = false;
    std::uint32_t waiting = 0;  // the first look-up that waits, number + 1
  };

  void start(DnsQuestion question, bool is_cut);
  void ask(std::uint32_t number, Stage stage);
  void take_arrival(const DnsArrival& arrival);
  void take_message(std::uint32_t number, const DnsArrival& arrival, const DnsMessage& message);
  void take_failure(std::uint32_t number, const DnsArrival& arrival, const DnsMessage& message);
  void take_answer(std::uint32_t number, const DnsArrival& arrival, const DnsMessage& message);
  void take_flaw(std::uint32_t number, const DnsArrival& arrival, DnsFlaw flaw);
  void take_nothing(std::uint32_t number, const DnsArrival& arrival);
  void describe(Lookup& lookup, const DnsArrival& arrival, const DnsMessage* message);
  std::optional<Doc> keep(const Lookup& lookup, const DnsArrival& arrival);
  static void fail(Lookup& lookup, Failure failure);
  void climb(std::uint32_t number);
  std::optional<Cut> chain_to(Name target, std::uint32_t number);
  void decide_cut(std::uint32_t number, Cut cut);
  void finish(std::uint32_t number, Security security);
  void release(std::uint32_t number);

  DnsTransport* transport_;
  Names* names_;
  Clock* clock_;
  Documents* documents_;
  DnsReader reader_;
  Arena arena_;
  std::deque<Lookup> lookups_;
  std::vector<std::uint32_t> free_;
  std::size_t open_ = 0;  // questions that somebody else asked
  std::unordered_map<std::uint32_t, KnownCut> cuts_;
  std::vector<std::uint32_t> ready_;  // may go on climbing
  std::vector<DnsArrival> arrivals_;
  std::vector<Looked> done_;
};

}  // namespace dcvlint
