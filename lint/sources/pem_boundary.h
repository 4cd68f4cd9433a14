#pragma once
// The lines that frame a PEM block (RFC 7468 §2), also where they are damaged.

#include <atomic>
#include <cstddef>
#include <optional>
#include <string_view>

#include "lint/base/stop_sign.h"

namespace dcvlint {

// Without blanks at either end.
std::string_view trimmed_blanks(std::string_view text);

// A BEGIN or END line's own characters.
struct Boundary {
  std::size_t begin = 0, end = 0;
  std::string_view label;
  bool opens = false;
  std::string_view damage;  // what is wrong with it; empty: nothing
};

// Boundaries in their order. Both words end in a space, which base64 does not have: there are
// few places to look at.
class Boundaries {
 public:
  explicit Boundaries(std::string_view bytes, const std::atomic<bool>* stop = nullptr)
      : bytes_(bytes), stop_(stop) {}
  // Nothing: there are no more, or stopped().
  std::optional<Boundary> next();
  // Also for those who go along what is between boundaries.
  bool stopped() { return stop_.asked(); }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;  // behind the last space
  StopSign stop_;
};

}  // namespace dcvlint
