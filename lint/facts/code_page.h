#pragma once
// Single-byte code pages: what octets above 127 are when UTF-8 is taken for one of them, and which
// octet a character was. The tables are made while we are built, from ICU's data
// (lint/commands/page_table.cpp), because the product does not carry those 31 MB.

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace dcvlint {

// In the order in which one is believed where two explain a text equally well.
enum class CodePage : std::uint8_t {
  windows_1252,
  windows_1254,
  latin9,  // ISO 8859-15
  windows_1250,
  latin2,  // ISO 8859-2
  windows_1251,
  windows_1253,
  windows_1257,
  cp850,
  cp437,
  mac_roman,
  cp852,
  cp866,
  cp775,  // DOS and the console of Windows in Estonia, Latvia, Lithuania
  count_,
};
inline constexpr std::size_t code_page_count = static_cast<std::size_t>(CodePage::count_);
std::string_view code_page_text(CodePage page);  // "Windows-1252", "Mac OS Roman"

// A character above ASCII that at least one of the pages has. A C1 control stands for its own
// number in every page of Windows and ISO: decoders that know no better leave it so.
struct PageCharacter {
  char16_t c;
  // A bit a page: where its octet is C2 to F4, and so may begin a character of UTF-8, and where it
  // is 80 to BF, and so may go on with one.
  std::uint16_t leads, continuations;
  std::array<std::uint8_t, code_page_count> octets;  // 0: not in that page
};
// Null: in none of them.
const PageCharacter* page_character(char32_t c);
// 0: not in the page, or ASCII.
std::uint8_t octet_in(CodePage page, char32_t c);
// Of an octet above 127; C1 controls where the page leaves it open, U+FFFD above 9F.
char32_t character_in(CodePage page, std::uint8_t octet);
// Octets read as that page, as UTF-8.
std::string read_as(CodePage page, std::string_view octets);

// Generated: sorted by character; rows of 80 to FF.
extern const PageCharacter page_characters[];
extern const std::size_t page_character_count;
extern const char16_t code_page_rows[code_page_count][128];

}  // namespace dcvlint
