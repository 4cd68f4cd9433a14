#include "lint/facts/alphabets.h"

#include <array>
#include <cstddef>
#include <string_view>

#include "lint/base/unicode.h"

namespace dcvlint {
namespace {

// Lower case. Loans that names of a country commonly keep are in its row, too.
constexpr auto alphabets = std::to_array<std::u32string_view>({
    U"àâæçéèêëîïôœùûüÿñ",           // French
    U"äöüßéàè",                     // German
    U"áéíñóúüç",                    // Spanish, Galician
    U"àáçéèíïóòúüñŀ",               // Catalan, Occitan
    U"áâãàçéêíóôõúüñ",              // Portuguese
    U"æøåéèêóòôäöü",                // Danish, Norwegian
    U"åäöéàüæøèáëç",                // Swedish
    U"äöšžéü",                      // Finnish
    U"áčđŋšŧž",                     // Northern Sami
    U"åäöæøïáńñ",                   // Southern and Lule Sami
    U"âčđŋǧǥǩõʒǯšžäáöʹ",            // Skolt and Inari Sami
    U"áðéíóúýþæöøå",                // Icelandic, Faroese
    U"ąćęłńóśźżéöü",                // Polish
    U"áčďéěíňóřšťúůýžöüä",          // Czech
    U"áäčďéíĺľňóôŕšťúýžöüě",        // Slovak
    U"áéíóöőúüűä",                  // Hungarian
    U"ăâîșțşţáéöűőóü",              // Romanian
    U"čćđšžśź",                     // Croatian, Serbian, Slovene
    U"çëâ",                         // Albanian
    U"çğıöşüâîûəǝ",                 // Turkish, Azerbaijani
    U"äõöüšž",                      // Estonian
    U"āčēģīķļņšūžŗō",               // Latvian
    U"ąčęėįšųūž",                   // Lithuanian
    U"ċġħżàèìòùéî",                 // Maltese
    U"âêîôûŵŷàèìòùáéíóúäëïöüẁẃẅỳ",  // Welsh
    U"áéíóúàèìòùċḃḋḟġṁṗṡṫ",         // Irish, Scottish Gaelic
    U"àèéìíîòóùú",                  // Italian
    U"áéëèêïíóöúüçôûàäâî",          // Dutch, Frisian
    U"äëéèêüôâöû",                  // Luxembourgish
    U"âêîôûùüñéèàŭ",                // Breton, Filipino
    U"àáâãèéêìíòóôõùúýăđĩũơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",  // Vietnamese
    U"āáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňê",                                         // Chinese in pinyin
    U"āīūēōêîûôâ",                         // Japanese, Maori, Hawaiian
    U"āīūēōáàḥḩḫẖḏḑḍẕẓşṣšţṭṯžẏẗġğǧĝḡ",     // Arabic, Persian, Hebrew, transliterated
    U"āīūṛṝḷḹṅñṇṭḍśṣṃḥẏṟḻṉēōôéèöæṁḵẖḫğġ",  // languages of India
    U"ẹọṣịụàáèéìíòóùúńǹḿṅ",                // Yoruba, Igbo
    U"ɓɗƙƴ",                               // Hausa
    U"ĉĝĥĵŝŭ",                             // Esperanto
    U"ãẽĩõũỹáéíóúýñ",                      // Guarani, Umbundu
    U"äçňöşüýž",                           // Turkmen
    U"áǵıńóúäğöşūñüīŋ",                    // Kazakh, Tatar
    U"ëêèéčšžŭïâôûìòáú",                   // Slavic languages, transliterated
    U"ŭćłńśźčšžěèò",                       // Belarusian and Ukrainian, transliterated
    U"ŏŭôûëê",                             // Korean, transliterated
    U"ḱžčšġǰūēëōṙẋ",                       // Armenian, Georgian, transliterated
    U"çêîşûı",                             // Kurdish
    U"ɛɔŋɖƒɣʋáàéèãõũóíìêôî",               // Ewe, Akan, Bambara, Lingala
    U"âêôéèăŏŭœîíư",                       // Khmer, Lao, transliterated
    U"äöüõâāšžčŗķļņōȯȱ",                   // Livonian, Võro
    U"čšžřěłńóśćźŕ",                       // Sorbian
    U"áéíóúðøåæœ",                         // Old Norse in names
});
static_assert(alphabets.size() <= 64);

// Of U+00C0 to U+024F, then of U+0250 to U+02AF, then of U+1E00 to U+1EFF.
constexpr std::size_t low_size = 0x2B0 - 0xC0;
using Table = std::array<std::uint64_t, low_size + 0x100>;

// The table's size: not in it.
std::size_t place_of(char32_t c) {
  if (c >= 0xC0 && c < 0x2B0) return c - 0xC0;
  if (c >= 0x1E00 && c < 0x1F00) return low_size + (c - 0x1E00);
  return Table{}.size();
}

Table make_table() {
  Table table{};
  for (std::size_t i = 0; i < alphabets.size(); ++i) {
    for (const char32_t c : alphabets[i]) {
      if (const std::size_t place = place_of(c); place < table.size()) {
        table[place] |= std::uint64_t{1} << i;
      }
    }
  }
  // Capitals.
  const Table lower = table;
  for (char32_t c = 0xC0; c < 0x1F00; ++c) {
    const std::size_t place = place_of(c);
    const std::size_t small = place_of(to_lower_case(c));
    if (place < table.size() && small < table.size()) table[place] |= lower[small];
  }
  constexpr char32_t dotted_i = 0x130, dotless_i = 0x131, capital_sharp_s = 0x1E9E;
  table[place_of(dotted_i)] = table[place_of(dotless_i)];
  table[place_of(capital_sharp_s)] = table[place_of(U'ß')];
  return table;
}

}  // namespace

std::uint64_t alphabets_of(char32_t letter) {
  static const Table table = make_table();  // only made where something is suspected
  const std::size_t place = place_of(letter);
  return place < table.size() ? table[place] : 0;
}

}  // namespace dcvlint
