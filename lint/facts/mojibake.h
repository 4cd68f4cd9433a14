#pragma once
// Mojibake: UTF-8 whose octets were taken for Windows-1252 or Latin-1 characters, each of which was
// then written as UTF-8 again. "ö" is C3 B6, read as "Ã¶", stored as C3 83 C2 B6.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dcvlint {

struct Mojibake {
  std::string meant;        // the whole text, repaired
  std::uint32_t begin = 0;  // octets of the text: the damaged words, from the first to the last
  std::uint32_t end = 0;
  std::uint32_t times = 1;  // how often it was read wrongly
  bool latin1 = false;      // has C1 controls where Windows-1252 has characters
};

// `text` is valid UTF-8; `country` an ISO 3166-1 code, or empty. It settles what letters alone
// can't: whether "…Ä–" is a Lithuanian letter or a Finnish word with a dash.
//
// Found is what turns into letters (or the signs around them) that European names use, where the
// text as it stands has no plausible reading. Clear is, without looking closely: text with no
// character of U+00C2 to U+00F4 before another one above ASCII, and what is longer than 4096 octets
// and so no name.
std::optional<Mojibake> find_mojibake(std::string_view text, std::string_view country = {});

// Octets of `octets` read as Windows-1252, as UTF-8; what that page leaves open as Latin-1.
std::string from_windows_1252(std::string_view octets);

}  // namespace dcvlint
