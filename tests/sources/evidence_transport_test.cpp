#include "lint/sources/evidence_transport.h"

#include <doctest/doctest.h>

#include <string>

using namespace dcvlint;

namespace {

class StoppedClock : public Clock {
 public:
  std::int64_t unix_milliseconds() override { return now++; }
  std::int64_t steady_microseconds() override { return 0; }
  std::int64_t now = 1000;
};

// Answers each question with its ticket; the one for "silent" never.
class Echo : public DnsTransport {
 public:
  explicit Echo(const Names& names) : names_(&names) {}
  std::size_t window() const override { return 7; }
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override {
    if (names_->text(question.name) == "silent.") return;
    octets_.push_back({static_cast<std::uint8_t>(ticket), flags.checking_disabled});
    DnsArrival arrival;
    arrival.ticket = ticket;
    arrival.server = "echo";
    arrival.round_trip = 5;
    waiting_.push_back(arrival);
  }
  void wait(std::vector<DnsArrival>& arrivals) override {
    arrivals.swap(waiting_);
    waiting_.clear();
    for (std::size_t i = 0; i < arrivals.size(); ++i) {
      arrivals[i].message = octets_[octets_.size() - arrivals.size() + i];
    }
  }

 private:
  const Names* names_;
  std::vector<std::vector<std::uint8_t>> octets_;
  std::vector<DnsArrival> waiting_;
};

std::string text_of(const DnsArrival& arrival) {
  std::string out = std::to_string(arrival.ticket) + ':';
  if (arrival.kind == DnsArrival::Kind::unreachable) return out + std::string(arrival.why);
  for (const std::uint8_t octet : arrival.message) out += ' ' + std::to_string(octet);
  return out + " at " + std::to_string(arrival.asked.value_or(-1)) + " from " +
         std::string(arrival.server);
}

std::string ask(DnsTransport& transport, std::uint32_t ticket, DnsQuestion question, bool cd) {
  transport.send(ticket, question, {.checking_disabled = cd});
  std::vector<DnsArrival> arrivals;
  transport.wait(arrivals);
  std::string out;
  for (const DnsArrival& arrival : arrivals) out += text_of(arrival);
  return out;
}

}  // namespace

TEST_CASE("evidence: a replay gives what was recorded, question by question") {
  Names names(1);
  const DnsQuestion one{*names.intern("one.", Name::root), Type::caa};
  const DnsQuestion two{*names.intern("two.", Name::root), Type::caa};
  const DnsQuestion silent{*names.intern("silent.", Name::root), Type::caa};
  Evidence evidence;
  Echo echo(names);
  StoppedClock clock;
  RecordingTransport recording(echo, names, clock, evidence);
  CHECK(recording.window() == 7);
  const std::string first = ask(recording, 3, one, false);
  CHECK(first == "3: 3 0 at 1000 from echo");
  CHECK(ask(recording, 4, two, true) == "4: 4 1 at 1001 from echo");
  CHECK(ask(recording, 5, silent, false).empty());
  CHECK(ask(recording, 3, one, false) == "3: 3 0 at 1003 from echo");

  // Another run: other tickets, another order, another clock, names of its own.
  Names again(2);
  again.intern("other.", Name::root);
  const DnsQuestion one_again{*again.intern("ONE.", Name::root), Type::caa};
  const DnsQuestion two_again{*again.intern("two.", Name::root), Type::caa};
  const DnsQuestion silent_again{*again.intern("silent.", Name::root), Type::caa};
  ReplayTransport replay(evidence, again);
  CHECK(ask(replay, 8, two_again, true) == "8: 4 1 at 1001 from echo");
  CHECK(ask(replay, 9, one_again, false) == "9: 3 0 at 1000 from echo");
  CHECK(ask(replay, 1, one_again, false) == "1: 3 0 at 1003 from echo");
  CHECK(ask(replay, 2, one_again, false) == "2:the evidence has no such question");
  CHECK(ask(replay, 2, one_again, true) == "2:the evidence has no such question");
  CHECK(ask(replay, 2, silent_again, false) == "2:no answer until the recording ended");
}
