#pragma once
// A request from outside to come to an end, as Ctrl-C makes it.

#include <atomic>
#include <cstdint>

namespace dcvlint {

// One a thread; the flag is everybody's. Null: nobody will ask.
class StopSign {
 public:
  explicit StopSign(const std::atomic<bool>* flag) : flag_(flag) {}
  bool stands() const { return flag_ != nullptr && flag_->load(std::memory_order_relaxed); }
  // For inner loops: looks at the flag each 1024th time only. Stays true.
  bool asked() {
    if (!seen_ && ++times_ % 1024 == 0) seen_ = stands();
    return seen_;
  }

 private:
  const std::atomic<bool>* flag_;
  std::uint32_t times_ = 0;
  bool seen_ = false;
};

}  // namespace dcvlint
