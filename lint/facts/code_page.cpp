#include "lint/facts/code_page.h"

#include <algorithm>
#include <span>

#include "lint/base/utf8.h"

namespace dcvlint {

std::string_view code_page_text(CodePage page) {
  static constexpr std::array<std::string_view, code_page_count> names = {
      "Windows-1252", "Windows-1254", "ISO 8859-15",  "Windows-1250", "ISO 8859-2",
      "Windows-1251", "Windows-1253", "Windows-1257", "CP850",        "CP437",
      "Mac OS Roman", "CP852",        "CP866",        "CP775",
  };
  return names[static_cast<std::size_t>(page)];
}

const PageCharacter* page_character(char32_t c) {
  if (c < 0x80 || c > 0xFFFF) return nullptr;
  const std::span<const PageCharacter> all(page_characters, page_character_count);
  const auto found = std::ranges::lower_bound(
      all, c, {}, [](const PageCharacter& each) { return static_cast<char32_t>(each.c); });
  return found == all.end() || found->c != c ? nullptr : &*found;
}

std::uint8_t octet_in(CodePage page, char32_t c) {
  const PageCharacter* found = page_character(c);
  return found == nullptr ? 0 : found->octets[static_cast<std::size_t>(page)];
}

char32_t character_in(CodePage page, std::uint8_t octet) {
  return octet < 0x80 ? octet : code_page_rows[static_cast<std::size_t>(page)][octet - 0x80];
}

std::string read_as(CodePage page, std::string_view octets) {
  std::string text;
  for (const char octet : octets) {
    append_utf8(text, character_in(page, static_cast<std::uint8_t>(octet)));
  }
  return text;
}

}  // namespace dcvlint
