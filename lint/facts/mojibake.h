#pragma once
// Mojibake: UTF-8 whose octets were taken for characters of a single-byte code page, each of which
// was then written as UTF-8 again. "ö" is C3 B6; Windows-1252 reads "Ã¶", stored as C3 83 C2 B6.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/code_page.h"

namespace dcvlint {

struct Mojibake {
  std::string meant;        // the whole text, repaired
  std::uint32_t begin = 0;  // octets of the text: the damaged words, from the first to the last
  std::uint32_t end = 0;
  std::vector<CodePage> pages;  // that UTF-8 was read as, the first reading first
  // What the octets were, if not UTF-8: a text of one page that was read as another.
  std::optional<CodePage> written;
  bool latin1 = false;  // C1 controls stand where Windows-1252 has characters
  // Whether the text as it stands is nobody's name. Else a heuristic: it could be one, but the
  // other reading is far more likely.
  bool certain = false;
  // Whether all could be undone. Else octets are gone, and `meant` is no name either, or another
  // one.
  bool complete = true;
  bool half = false;  // of a letter half is left
  // With the letters of which half is gone, where the country has but one for each. A guess.
  std::string perhaps;
};
// "UTF-8 was read as Windows-1252", "… as CP850, then as Windows-1252 twice", "CP850 was read as
// Windows-1252".
std::string how_read(const Mojibake& found);
// `, and a letter is lost: "Åódź" is all that is left, perhaps of "Łódź"`; empty where all could be
// undone.
std::string what_is_lost(const Mojibake& found);

// `text` is valid UTF-8; `country` an ISO 3166-1 code, or empty. It settles what letters alone
// can't: whether "…Ä–" is a Lithuanian letter or a Finnish word with a dash.
//
// Every page is tried, up to four times one after another, and words are judged one by one: what
// reads better as it stands stays so. Clear without looking closely is text where no character that
// can begin a sequence of UTF-8 stands before one that can go on with it, and what is longer than
// 4096 octets and so no name.
std::optional<Mojibake> find_mojibake(std::string_view text, std::string_view country = {});

// Text of a code page that was read as another one, which leaves no trace but letters and signs
// that don't belong together: "Malm÷", "Universit„t". A heuristic, unless C1 controls stand in the
// text.
std::optional<Mojibake> find_page_mixup(std::string_view text, std::string_view country = {});

// Octets of `octets` read as Windows-1252, as UTF-8; what that page leaves open as Latin-1.
std::string from_windows_1252(std::string_view octets);

}  // namespace dcvlint
