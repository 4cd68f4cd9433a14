#pragma once
// $GENERATE (BIND 9 administrator reference, "$GENERATE Directive"): ranges and patterns.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

struct GenerateRange {
  std::uint32_t start = 0;
  std::uint32_t stop = 0;
  std::uint32_t step = 1;
  std::uint64_t steps() const { return (std::uint64_t{stop} - start) / step + 1; }
};

// "1-10" or "0-254/2"; numbers up to 2^31 - 1, start not above stop. As BIND
// it doesn't look at what follows a complete range.
std::optional<GenerateRange> parse_generate_range(std::string_view text);

struct PatternFault {
  std::uint32_t at = 0;  // in the pattern
  std::uint32_t length = 1;
  std::string detail;
};

// Appends `pattern` for one step: $ and ${offset,width,base} become numbers,
// $$ becomes "$", and a backslash keeps itself and what follows.
std::optional<PatternFault> append_generated(std::string_view pattern, std::uint32_t step,
                                             std::string& out);

}  // namespace dcvlint
