#include "lint/sources/polite_transport.h"

#include <poll.h>

#include <algorithm>

#include "lint/facts/registered_domain.h"

namespace dcvlint {
namespace {

constexpr std::int64_t longest_rest = 100'000;  // µs

}  // namespace

void PoliteTransport::stand_in_line(Domain& domain, const Held& held) {
  std::uint32_t number = 0;
  if (free_.empty()) {
    waiting_.push_back(held);
    number = static_cast<std::uint32_t>(waiting_.size());
  } else {
    number = free_.back() + 1;
    free_.pop_back();
    waiting_[number - 1] = held;
  }
  (domain.first == 0 ? domain.first : waiting_[domain.last - 1].next) = number;
  domain.last = number;
}

void PoliteTransport::send_first(Domain& domain, std::uint32_t number, std::int64_t now) {
  const std::uint32_t first = domain.first - 1;
  const Held held = waiting_[first];
  domain.first = held.next;
  free_.push_back(first);
  ++domain.in_flight;
  ++in_flight_;
  domain.pace.take(pace_limit_, now);
  if (domain_of_.size() <= held.ticket) domain_of_.resize(held.ticket + std::size_t{1});
  domain_of_[held.ticket] = number;
  to_->send(held.ticket, held.question, held.flags);
}

// Where a domain with questions stands from now on. With too many on their way it is nowhere: an
// answer brings it back.
void PoliteTransport::list(Domain& domain, std::uint32_t number, std::int64_t now) {
  if (domain.listed || domain.first == 0) return;
  const std::int64_t next = domain.pace.next(pace_limit_);
  const bool full = domain.in_flight >= limits_.in_flight;
  if (full || next > now) waiting_[domain.first - 1].put_off = true;
  if (full) return;
  domain.listed = true;
  if (next <= now) {
    ready_.push_back(number);
  } else {
    later_.emplace(next, number);
  }
}

void PoliteTransport::send_what_may_go() {
  const std::int64_t now = clock_->steady_microseconds();
  for (; !later_.empty() && later_.top().first <= now; later_.pop()) {
    ready_.push_back(later_.top().second);
  }
  while (in_flight_ < to_->window() && !ready_.empty()) {
    const std::uint32_t number = ready_.front();
    ready_.pop_front();
    Domain& domain = domain_at(number);
    domain.listed = false;
    send_first(domain, number, now);
    list(domain, number, now);
  }
}

void PoliteTransport::send(std::uint32_t ticket, DnsQuestion question, QueryFlags flags) {
  const auto number =
      static_cast<std::uint32_t>(registered_domain(*names_, limits_.suffixes, question.name));
  Domain& domain = domains_[number];
  const std::int64_t now = clock_->steady_microseconds();
  stand_in_line(domain, {question, ticket, flags});
  list(domain, number, now);
  if (waiting_[domain.first - 1].put_off) ++held_;
  send_what_may_go();
}

// Nothing is on its way, so nothing but time brings the next one.
void PoliteTransport::rest() const {
  if (later_.empty()) return;
  const std::int64_t left = later_.top().first - clock_->steady_microseconds();
  const std::int64_t pause = std::clamp<std::int64_t>(left, 0, longest_rest);
  poll(nullptr, 0, static_cast<int>((pause + 999) / 1000));
}

void PoliteTransport::wait(std::vector<DnsArrival>& arrivals) {
  arrivals.clear();
  send_what_may_go();
  if (in_flight_ == 0) return rest();
  to_->wait(arrivals);
  const std::int64_t now = clock_->steady_microseconds();
  for (const DnsArrival& arrival : arrivals) {
    const std::uint32_t number = domain_of_[arrival.ticket];
    Domain& domain = domain_at(number);
    --domain.in_flight;
    --in_flight_;
    list(domain, number, now);
  }
  // What may go now goes with the next call.
}

}  // namespace dcvlint
