#pragma once
// Line and column of a byte offset: for reports only, so made when needed.

#include <cstdint>
#include <string_view>
#include <vector>

namespace dcvlint {

// Both count from 1. A column counts bytes; `code_points` counts characters
// (a byte that is no UTF-8 counts as one).
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  std::uint32_t code_points = 1;
};

// Line starts of a document. LF, CRLF end a line, and so does a lone CR.
// Behind a final end of line stands one more, empty line. For one thread.
class Lines {
 public:
  explicit Lines(std::string_view bytes);
  LineColumn at(std::uint32_t offset) const;          // offsets behind the end: the end
  std::string_view line(std::uint32_t number) const;  // without its end of line
  std::uint32_t count() const { return static_cast<std::uint32_t>(starts_.size()); }

 private:
  std::string_view bytes_;
  std::vector<std::uint32_t> starts_;
  struct Counted {
    std::uint32_t offset = 0;
    std::uint32_t code_points = 0;  // of its line, before the offset
  };
  mutable Counted counted_;  // where `at` stopped counting
};

}  // namespace dcvlint
