#pragma once
// Thousands of names in two arrays without a pointer, so that a built-in table
// costs a start of the program nothing.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace dcvlint {

struct PackedNames {
  std::string_view text;                  // one name behind another, ascending
  std::span<const std::uint32_t> starts;  // of each in `text`, and one more: the end of the last

  std::size_t size() const { return starts.empty() ? 0 : starts.size() - 1; }
  std::string_view operator[](std::size_t i) const {
    return text.substr(starts[i], starts[i + 1] - starts[i]);
  }
  // As written: names are kept in lower case.
  bool contains(std::string_view name) const {
    std::size_t low = 0;
    for (std::size_t high = size(); low < high;) {
      const std::size_t middle = low + (high - low) / 2;
      if ((*this)[middle] < name) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < size() && (*this)[low] == name;
  }
};

}  // namespace dcvlint
