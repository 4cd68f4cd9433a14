#pragma once
// Things that are used again and again and never move, so that a C library may keep their address.

#include <cstddef>
#include <deque>
#include <vector>

namespace dcvlint {

template <typename T>
class Pool {
 public:
  // As new: whatever it was before is gone.
  T& take() {
    if (free_.empty()) return all_.emplace_back();
    T& taken = *free_.back();
    free_.pop_back();
    taken = T();
    return taken;
  }
  // Of this pool, and taken. Stays readable until it is taken again.
  void give_back(T& taken) { free_.push_back(&taken); }

  std::size_t taken() const { return all_.size() - free_.size(); }

 private:
  std::deque<T> all_;
  std::vector<T*> free_;
};

}  // namespace dcvlint
