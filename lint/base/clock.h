#pragma once
// Time as the core is given it: lint/commands asks the machine, tests say what they like.

#include <cstdint>

namespace dcvlint {

class Clock {
 public:
  virtual ~Clock() = default;
  virtual std::int64_t unix_milliseconds() = 0;    // since 1970-01-01 UTC; somebody may set it
  virtual std::int64_t steady_microseconds() = 0;  // only ever goes on
};

}  // namespace dcvlint
