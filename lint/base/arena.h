#pragma once
// A bump allocator: many small things that live and die together.

#include <cstddef>
#include <cstring>
#include <memory>
#include <new>
#include <span>
#include <string_view>
#include <type_traits>
#include <vector>

namespace dcvlint {

// Gives memory back only as a whole. Addresses stay valid; not thread-safe.
class Arena {
 public:
  // Destructors are not run, hence the restriction.
  template <class T>
    requires std::is_trivially_destructible_v<T>
  std::span<T> copy(std::span<const T> items) {
    if (items.empty()) return {};
    void* at = allocate(items.size_bytes(), alignof(T));
    T* first = static_cast<T*>(at);
    for (std::size_t i = 0; i < items.size(); ++i) new (first + i) T(items[i]);
    return {first, items.size()};
  }
  std::string_view copy(std::string_view text) {
    if (text.empty()) return {};
    char* at = static_cast<char*>(allocate(text.size(), 1));
    std::memcpy(at, text.data(), text.size());
    return {at, text.size()};
  }

 private:
  void* allocate(std::size_t size, std::size_t alignment) {
    auto address = reinterpret_cast<std::uintptr_t>(next_);
    std::size_t gap = (alignment - address % alignment) % alignment;
    if (next_ == nullptr || gap + size > left_) {
      const std::size_t block = size + alignment > block_size_ ? size + alignment : block_size_;
      if (block_size_ < largest_block) block_size_ *= 2;
      blocks_.push_back(std::make_unique_for_overwrite<char[]>(block));
      next_ = blocks_.back().get();
      left_ = block;
      gap = (alignment - reinterpret_cast<std::uintptr_t>(next_) % alignment) % alignment;
    }
    char* at = next_ + gap;
    next_ = at + size;
    left_ -= gap + size;
    return at;
  }

  // Most arenas stay small: what is found in a certificate takes some hundred octets.
  static constexpr std::size_t largest_block = std::size_t{64} * 1024;
  std::size_t block_size_ = 512;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace dcvlint
