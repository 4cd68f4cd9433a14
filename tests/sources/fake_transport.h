#pragma once
// A resolver for tests: answers from a list, in the order that questions came.

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lint/base/clock.h"
#include "lint/sources/dns_engine.h"
#include "tests/sources/made_message.h"

namespace dcvlint {

class FakeClock : public Clock {
 public:
  std::int64_t unix_milliseconds() override { return 1'795'000'000'000 + now_ / 1000; }
  std::int64_t steady_microseconds() override { return now_ += 10; }

 private:
  std::int64_t now_ = 0;
};

class FakeTransport : public DnsTransport {
 public:
  explicit FakeTransport(const Names& names) : names_(&names) {}

  // What comes to "www.example. CAA" or "www.example. CAA CD"; the last one again and again.
  void on(const std::string& question, const MadeMessage& message,
          Validation validation = Validation::by_flag) {
    DnsArrival arrival;
    arrival.validation = validation;
    if (validation == Validation::bogus) arrival.why = "signature is bad\x1B";
    script_[question].push_back({arrival, message.octets});
  }
  // A failure is SERVFAIL, from a library that found nothing to validate.
  void on(const std::string& question, DnsArrival::Kind kind) {
    DnsArrival arrival;
    arrival.kind = kind;
    if (kind == DnsArrival::Kind::failure) {
      arrival.rcode = 2;
      arrival.validation = Validation::insecure;
    } else {
      arrival.why = "127.0.0.1:53 does not answer";
    }
    script_[question].push_back({arrival, {}});
  }

  std::size_t window() const override { return 3; }
  void send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) override {
    std::string text = names_->text(question.name) + ' ' + type_text(question.type);
    if (flags.checking_disabled) text += " CD";
    asked.push_back(text);
    waiting_.emplace_back(ticket, text);
  }
  void wait(std::vector<DnsArrival>& arrivals) override {
    arrivals.clear();
    if (waiting_.empty()) return;
    const auto [ticket, text] = waiting_.front();
    waiting_.pop_front();
    auto& replies = script_[text];
    if (replies.empty()) replies.push_back({no_answer(), {}});
    last_ = replies.front();
    if (replies.size() > 1) replies.erase(replies.begin());
    DnsArrival arrival = last_.first;
    arrival.ticket = ticket;
    arrival.message = last_.second;
    arrival.server = "127.0.0.1:53";
    arrival.round_trip = 1500;
    arrivals.push_back(arrival);
  }

  std::vector<std::string> asked;

 private:
  static DnsArrival no_answer() {
    DnsArrival arrival;
    arrival.kind = DnsArrival::Kind::timeout;
    return arrival;
  }

  const Names* names_;
  std::map<std::string, std::vector<std::pair<DnsArrival, MadeOctets>>> script_;
  std::deque<std::pair<std::uint32_t, std::string>> waiting_;
  std::pair<DnsArrival, MadeOctets> last_;
};

}  // namespace dcvlint
