#pragma once
// How often somebody is asked: so many times a second, a few of them at once.
//
// The generic cell rate algorithm, a token bucket that keeps one number: when its debts will be
// paid.

#include <algorithm>
#include <cstdint>

namespace dcvlint {

// What may be asked for; the same for many.
class DnsPaceLimit {
 public:
  // `rate`: questions a second, 0 for as many as one likes. `burst`: after a pause as many at once,
  // at least 1.
  constexpr DnsPaceLimit(std::uint32_t rate, std::uint32_t burst)
      : interval_(rate == 0 ? 0 : 1'000'000 / rate), allowed_(interval_ * (burst - 1)) {}

 private:
  friend class DnsPace;
  std::int64_t interval_;  // µs
  std::int64_t allowed_;   // debts that one may have, µs
};

// Of one who is asked. Times are a steady clock's, in µs.
class DnsPace {
 public:
  std::int64_t next(DnsPaceLimit limit) const { return paid_ - limit.allowed_; }  // may be past
  void take(DnsPaceLimit limit, std::int64_t now) {
    paid_ = std::max(paid_, now) + limit.interval_;
  }

 private:
  std::int64_t paid_ = 0;
};

}  // namespace dcvlint
