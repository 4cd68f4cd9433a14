#pragma once
// What one worker of a run remembers between looks, so that a question that
// comes half a million times is worked out once. Never decides what is found:
// a memo gives the answer that working it out again would give.

#include <memory>
#include <utility>
#include <vector>

namespace dcvlint {

// One memo of each type, made when it is first asked for. Not thread-safe.
class Memos {
 public:
  template <class T>
  T& of() {
    for (const auto& [key, memo] : all_) {
      if (key == &key_of<T>) return *static_cast<T*>(memo.get());
    }
    all_.emplace_back(&key_of<T>, std::make_shared<T>());
    return *static_cast<T*>(all_.back().second.get());
  }

 private:
  template <class T>
  static inline char key_of{};  // its address tells the types apart
  std::vector<std::pair<const void*, std::shared_ptr<void>>> all_;
};

}  // namespace dcvlint
