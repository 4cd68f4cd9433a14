#pragma once
// base64 (RFC 4648 §4) one character at a time; strict about padding and unused bits.

#include <cstdint>

namespace dcvlint {

class RdataBase64 {
 public:
  // Gives finished octets to `put`. False when `c` can't stand here.
  template <class Put>
  bool take(char c, Put put) {
    if (ended_) return false;
    if (c == '=') {
      if (count_ < 2) return false;
      // Bits that no octet takes are zero.
      if (count_ == 2 && (bits_ & 0xfU) != 0) return false;
      if (count_ == 3 && padding_ == 0 && (bits_ & 0x3U) != 0) return false;
      ++padding_;
      if (count_ + padding_ == 4) {
        if (count_ == 2) put(static_cast<std::uint8_t>(bits_ >> 4U));
        if (count_ == 3) {
          put(static_cast<std::uint8_t>(bits_ >> 10U));
          put(static_cast<std::uint8_t>(bits_ >> 2U));
        }
        ended_ = true;
      }
      return true;
    }
    const int value = value_of(c);
    if (value < 0 || padding_ != 0) return false;
    bits_ = bits_ << 6U | static_cast<std::uint32_t>(value);
    if (++count_ == 4) {
      put(static_cast<std::uint8_t>(bits_ >> 16U));
      put(static_cast<std::uint8_t>(bits_ >> 8U));
      put(static_cast<std::uint8_t>(bits_));
      bits_ = 0;
      count_ = 0;
    }
    return true;
  }
  bool complete() const { return ended_ || (count_ == 0 && padding_ == 0); }

 private:
  static int value_of(char c) {
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    return c == '+' ? 62 : c == '/' ? 63 : -1;
  }

  std::uint32_t bits_ = 0;
  unsigned count_ = 0;
  unsigned padding_ = 0;
  bool ended_ = false;
};

}  // namespace dcvlint
