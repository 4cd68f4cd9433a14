#pragma once
// A word of UTF-8 that was read as a code page: what it was.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lint/facts/code_page.h"

namespace dcvlint {

// Pages that some sequence of the text could have been read as, a bit each.
std::uint16_t suspected_pages(std::u32string_view text);
constexpr std::uint16_t page_bit(CodePage page) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(page));
}

// What became of the characters begin to end of a text, read as that page, when it was undone.
struct WordUndone {
  std::u32string text;
  int sequences = 0;  // of UTF-8 that were there in whole
  int evidence = 0;   // they are there by accident more rarely the longer they are
  int foreign = 0;    // letters of another alphabet than the Latin one
  bool latin1 = false;
  bool left_over = false;             // a letter beyond ASCII stays, and is no half
  std::vector<std::uint32_t> halves;  // of letters, in `text`
  bool any = false;                   // anything was there to be undone
  // Whether a sequence is there in whole, or the blank that its second octet became. An "Ã" alone
  // at a word's end may be the half of any letter.
  bool whole = false;
};
WordUndone undo_word(std::u32string_view text, std::size_t begin, std::size_t end, CodePage page,
                     std::string_view country);

}  // namespace dcvlint
