#include "lint/engine/settle.h"

#include <stdexcept>
#include <vector>

namespace dcvlint {
namespace {

class Settler {
 public:
  Settler(LiveView& live, const std::function<bool(std::size_t)>& derive)
      : live_(live), derive_(derive) {}

  std::size_t waiting() const { return slots_.size() - free_.size(); }

  void begin(std::size_t index) {
    LiveView::Asker slot = 0;
    if (free_.empty()) {
      slot = static_cast<LiveView::Asker>(slots_.size());
      slots_.emplace_back();
    } else {
      slot = free_.back();
      free_.pop_back();
    }
    slots_[slot] = {index, false};
    run(slot);
  }

  void wait() {
    ready_.clear();
    const bool going_on = live_.wait(ready_);
    for (const LiveView::Asker slot : ready_) run(slot);
    if (!going_on && waiting() > 0) {
      throw std::logic_error("a derivation waits for an answer that nobody fetches");
    }
  }

 private:
  struct Slot {
    std::size_t index = 0;  // of the derivation
    bool settled = false;   // but answers that it noted on the way are still to come
  };

  void run(LiveView::Asker number) {
    Slot& slot = slots_[number];
    if (slot.settled) return free_.push_back(number);
    live_.begin(number);
    slot.settled = derive_(slot.index);
    const bool asked = live_.end() > 0;
    if (slot.settled && !asked) return free_.push_back(number);
    if (!asked) throw std::logic_error("a derivation neither settled nor asked anything");
  }

  LiveView& live_;
  const std::function<bool(std::size_t)>& derive_;
  std::vector<Slot> slots_;
  std::vector<LiveView::Asker> free_;
  std::vector<LiveView::Asker> ready_;
};

}  // namespace

bool settle(LiveView& live, std::size_t count, const std::function<bool(std::size_t)>& derive,
            StopSign stop, SettleOptions options) {
  Settler settler(live, derive);
  std::size_t next = 0;
  while (next < count || settler.waiting() > 0) {
    if (stop.stands()) return false;
    while (next < count && settler.waiting() < options.window) settler.begin(next++);
    if (settler.waiting() > 0) settler.wait();
  }
  return true;
}

}  // namespace dcvlint
