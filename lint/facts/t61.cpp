#include "lint/facts/t61.h"

#include <array>
#include <cstdint>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"

namespace dcvlint {
namespace {

// A0 to FF; 0: no character. C1 to CF are accents.
constexpr std::array<char16_t, 96> upper = {
    u'\u00A0', u'¡', u'¢', u'£', u'$', u'¥', u'#', u'§', u'¤', 0,    0,    u'«', 0,    0,
    0,         0,    u'°', u'±', u'²', u'³', u'×', u'µ', u'¶', u'·', u'÷', 0,    0,    u'»',
    u'¼',      u'½', u'¾', u'¿', 0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0,         0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,    0,
    0,         0,    0,    0,    0,    0,    0,    0,    u'Ω', u'Æ', u'Đ', u'ª', u'Ħ', 0,
    u'Ĳ',      u'Ŀ', u'Ł', u'Ø', u'Œ', u'º', u'Þ', u'Ŧ', u'Ŋ', u'ŉ', u'ĸ', u'æ', u'đ', u'ð',
    u'ħ',      u'ı', u'ĳ', u'ŀ', u'ł', u'ø', u'œ', u'ß', u'þ', u'ŧ', u'ŋ', 0,
};
// C1 to CF: grave, acute, circumflex, tilde, macron, breve, dot, diaeresis twice, ring, cedilla,
// line below, double acute, ogonek, caron.
constexpr std::array<char16_t, 15> accents = {0x300, 0x301, 0x302, 0x303, 0x304,
                                              0x306, 0x307, 0x308, 0x308, 0x30A,
                                              0x327, 0x332, 0x30B, 0x328, 0x30C};

}  // namespace

std::optional<std::string> from_t61(std::string_view octets) {
  std::string out;
  for (std::size_t at = 0; at < octets.size(); ++at) {
    const auto octet = static_cast<std::uint8_t>(octets[at]);
    if (octet < 0x80) {
      out += octets[at];
      continue;
    }
    if (octet >= 0xC1 && octet <= 0xCF) {
      if (at + 1 == octets.size()) return std::nullopt;
      std::string letter(1, octets[++at]);
      append_utf8(letter, accents[octet - 0xC1U]);
      letter = to_nfc(letter);
      const Utf8Step step = utf8_at(letter, 0);
      if (step.code_point < 0x80 || step.size != letter.size()) return std::nullopt;
      out += letter;
      continue;
    }
    const char16_t c = octet < 0xA0 ? u'\0' : upper[octet - 0xA0U];
    if (c == 0) return std::nullopt;
    append_utf8(out, c);
  }
  return out;
}

}  // namespace dcvlint
