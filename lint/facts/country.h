#pragma once
// Country codes of ISO 3166-1 (two letters), as C in a subject must be one. The table is
// data/countries.toml.

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "lint/base/date.h"

namespace dcvlint {

// A code that is no country's, but that people write.
struct CountryNote {
  std::string_view code;   // "UK"
  std::string_view write;  // "GB"; empty: there is no code to write instead
  std::string_view says;   // "reserved, not assigned"; a phrase
};

struct Countries {
  Date date{};                            // of the table
  std::string_view source;                // where the codes are from
  std::array<std::uint32_t, 26> codes{};  // bit n of [m]: the code of letters m and n
  std::span<const CountryNote> notes;

  // `code`: two upper-case letters; anything else is no code.
  bool has(std::string_view code) const;
  const CountryNote* note(std::string_view code) const;
};
// Two letters of either case.
bool looks_like_country(std::string_view text);

}  // namespace dcvlint
