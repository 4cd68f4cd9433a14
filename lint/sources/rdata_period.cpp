// Periods of time, as TTLs and SOA's numbers may be written.

#include <algorithm>

#include "lint/sources/rdata.h"
#include "lint/sources/rdata_number.h"

namespace dcvlint {

Period parse_period(std::string_view text) {
  using Verdict = Period::Verdict;
  if (text.empty() || !is_digit(text[0])) return {Verdict::no_period, 0};
  std::uint64_t total = 0;
  bool too_large = false;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_digit(text[i])) return {Verdict::no_period, 0};
    std::uint64_t value = 0;
    while (i < text.size() && is_digit(text[i])) {
      value = std::min<std::uint64_t>(value * 10 + digit(text[i++]), 0x1'0000'0000);
    }
    too_large = too_large || value > 0xffff'ffff;
    if (i == text.size()) {
      if (total != 0) return {Verdict::no_period, 0};  // "1h30"
      total = value;
      break;
    }
    std::uint64_t unit = 0;
    switch (text[i++] | 0x20) {
      case 'w':
        unit = 604800;
        break;
      case 'd':
        unit = 86400;
        break;
      case 'h':
        unit = 3600;
        break;
      case 'm':
        unit = 60;
        break;
      case 's':
        unit = 1;
        break;
      default:
        return {Verdict::no_period, 0};
    }
    total = std::min<std::uint64_t>(total + value * unit, 1ULL << 50U);
  }
  if (too_large || total > 0xffff'ffff) return {Verdict::out_of_range, 0};
  return {Verdict::good, static_cast<std::uint32_t>(total)};
}

}  // namespace dcvlint
