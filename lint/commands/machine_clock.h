#pragma once
// The machine's time.

#include "lint/base/clock.h"

namespace dcvlint {

class MachineClock : public Clock {
 public:
  std::int64_t unix_milliseconds() override;
  std::int64_t steady_microseconds() override;
};

}  // namespace dcvlint
