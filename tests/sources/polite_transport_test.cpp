#include "lint/sources/polite_transport.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <deque>
#include <map>
#include <string>
#include <vector>

using namespace dcvlint;

namespace {

class HandClock : public Clock {
 public:
  std::int64_t now = 1'000'000;
  std::int64_t unix_milliseconds() override { return now / 1000; }
  std::int64_t steady_microseconds() override { return now; }
};

// Answers `delay` after it was asked, and keeps count.
class Counting : public DnsTransport {
 public:
  Counting(const Names& names, HandClock& clock) : names_(&names), clock_(&clock) {}
  std::size_t window() const override { return 100; }
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override {
    const Name domain =
        names_->label_count(question.name) > 2 ? names_->parent(question.name) : question.name;
    sent.push_back({names_->text(domain), clock_->now});
    unchecked += flags.checking_disabled ? 1 : 0;
    waiting_.push_back({ticket, names_->text(domain), clock_->now + delay});
    most_in_flight = std::max(most_in_flight, waiting_.size());
    std::size_t& mine = most_of[sent.back().domain];
    mine = std::max(mine, static_cast<std::size_t>(
                              std::ranges::count(waiting_, sent.back().domain, &Waiting::domain)));
  }
  void wait(std::vector<DnsArrival>& arrivals) override {
    arrivals.clear();
    if (waiting_.empty()) return;
    clock_->now = std::max(clock_->now, waiting_.front().due);
    while (!waiting_.empty() && waiting_.front().due <= clock_->now) {
      DnsArrival arrival;
      arrival.ticket = waiting_.front().ticket;
      arrivals.push_back(arrival);
      waiting_.pop_front();
    }
  }

  struct Sent {
    std::string domain;
    std::int64_t at;
  };
  std::int64_t delay = 20'000;
  std::vector<Sent> sent;
  std::size_t most_in_flight = 0;
  std::map<std::string, std::size_t> most_of;
  int unchecked = 0;

 private:
  struct Waiting {
    std::uint32_t ticket;
    std::string domain;
    std::int64_t due;
  };
  const Names* names_;
  HandClock* clock_;
  std::deque<Waiting> waiting_;
};

struct Sweep {
  Names names{1};
  HandClock clock;
  Counting to{names, clock};

  // `count` names in each of `domains`, domain by domain. Returns seconds that it took.
  double run(PoliteTransport& polite, int domains, int count) {
    const std::int64_t begun = clock.now;
    std::uint32_t ticket = 0;
    std::vector<bool> answered(static_cast<std::size_t>(domains * count));
    for (int domain = 0; domain < domains; ++domain) {
      for (int i = 0; i < count; ++i) {
        const std::string text = "h" + std::to_string(i) + ".d" + std::to_string(domain) + ".test.";
        polite.send(ticket++, {names.intern(text, Name::root).value(), Type::caa}, {});
      }
    }
    std::vector<DnsArrival> arrivals;
    std::size_t left = answered.size();
    for (int turns = 0; left > 0 && turns < 100'000; ++turns) {
      polite.wait(arrivals);
      for (const DnsArrival& arrival : arrivals) {
        CHECK_FALSE(answered[arrival.ticket]);
        answered[arrival.ticket] = true;
        --left;
      }
      // It rests a real while; this is the clock that it looks at.
      if (arrivals.empty()) clock.now += 10'000;
    }
    CHECK(left == 0);
    return static_cast<double>(clock.now - begun) / 1e6;
  }
};

}  // namespace

TEST_CASE_FIXTURE(Sweep, "one domain is asked so many things at a time") {
  PoliteTransport polite(to, names, clock, {.rate = 0, .in_flight = 16});
  const double seconds = run(polite, 1, 160);
  CHECK(to.most_in_flight == 16);
  CHECK(seconds == doctest::Approx(0.2));
  CHECK(polite.held() == 160 - 16);
}

TEST_CASE_FIXTURE(Sweep, "and so many a second") {
  PoliteTransport polite(to, names, clock, {.rate = 100, .in_flight = 16});
  const double seconds = run(polite, 1, 36);
  CHECK(seconds >= 0.2);
  CHECK(seconds < 0.3);
  for (std::size_t i = 16; i < to.sent.size(); ++i) {
    CHECK(to.sent[i].at - to.sent[i - 16].at >= 10'000);
  }
  // In no second more than the rate and what may go at once.
  for (const auto& first : to.sent) {
    const auto count = std::ranges::count_if(to.sent, [&](const Counting::Sent& each) {
      return each.at >= first.at && each.at < first.at + 1'000'000;
    });
    CHECK(count <= 100 + 16);
  }
}

TEST_CASE_FIXTURE(Sweep, "domains do not wait for each other, and take turns in the window") {
  PoliteTransport polite(to, names, clock, {.rate = 0, .in_flight = 16});
  const double seconds = run(polite, 50, 40);
  CHECK(to.most_in_flight == 100);
  CHECK(seconds == doctest::Approx(50 * 40 / 100 * 0.02));
  for (const auto& [domain, most] : to.most_of) {
    CAPTURE(domain);
    CHECK(most <= 16);
  }
}

TEST_CASE_FIXTURE(Sweep, "without limits nobody waits but for the window") {
  PoliteTransport polite(to, names, clock, {.rate = 0, .in_flight = 1'000'000});
  run(polite, 1, 500);
  CHECK(polite.held() == 0);
  CHECK(to.most_in_flight == 100);
}

TEST_CASE_FIXTURE(Sweep, "what belongs to a question goes with it") {
  PoliteTransport polite(to, names, clock, {.rate = 0, .in_flight = 1});
  const Name name = names.intern("a.b.test.", Name::root).value();
  polite.send(5, {name, Type::caa}, {.checking_disabled = false});
  polite.send(9, {name, Type::ds}, {.checking_disabled = true});
  std::vector<DnsArrival> arrivals;
  polite.wait(arrivals);
  REQUIRE(arrivals.size() == 1);
  CHECK(arrivals[0].ticket == 5);
  CHECK(to.unchecked == 0);
  polite.wait(arrivals);
  REQUIRE(arrivals.size() == 1);
  CHECK(arrivals[0].ticket == 9);
  CHECK(to.unchecked == 1);
  polite.wait(arrivals);
  CHECK(arrivals.empty());
}
