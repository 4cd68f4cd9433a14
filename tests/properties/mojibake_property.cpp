// repair(damage(x)) = x for names in several alphabets; undamaged they are left alone.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <iterator>
#include <string>
#include <vector>

#include "lint/base/utf8.h"
#include "lint/facts/code_page.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/text_verdict.h"

namespace dcvlint {
namespace {

// Letters of one language, as words have them: vowels and consonants in turn.
struct Alphabet {
  std::u32string_view vowels, consonants;
};
constexpr Alphabet alphabets[] = {
    {U"aeiouåäö", U"bdfghklmnprstv"},      {U"aeiouæøå", U"bdfghklmnprstv"},
    {U"aeiouáéíóúñ", U"bcdflmnprst"},      {U"aeiouäöü", U"bdfghklmnprstwß"},
    {U"aeiouéèêàôî", U"bcdflmnprstvç"},    {U"aeiyąęó", U"bcdklmnprstwzćłńśźż"},
    {U"aeiouáéíýů", U"bdhklmnprstvzčřšž"}, {U"αειουόή", U"βγδκλμνπρστ"},
    {U"аеиоуяю", U"бвгдклмнпрстш"},
};

// Each word has a vowel beyond ASCII: else there is nothing to be damaged.
std::string made_name() {
  const Alphabet& alphabet = alphabets[*rc::gen::inRange<std::size_t>(0, std::size(alphabets))];
  std::u32string accented;
  for (const char32_t c : alphabet.vowels) {
    if (c >= 0x80) accented += c;
  }
  std::string out;
  const auto words = *rc::gen::inRange<std::size_t>(2, 4);
  for (std::size_t word = 0; word < words; ++word) {
    if (word > 0) out += ' ';
    const auto size = *rc::gen::inRange<std::size_t>(4, 11);
    for (std::size_t i = 0; i < size; ++i) {
      const std::u32string_view set = i % 2 == 0 ? alphabet.consonants
                                      : i == 1   ? std::u32string_view(accented)
                                                 : alphabet.vowels;
      const char32_t c = set[*rc::gen::inRange<std::size_t>(0, set.size())];
      append_utf8(out, c);
    }
  }
  return out;
}

}  // namespace

TEST_CASE("mojibake: a name that was read as any page, once or twice, comes back") {
  CHECK(rc::check("repair(damage(x)) = x", [] {
    const std::string name = made_name();
    const CodePage page = *rc::gen::elementOf(std::vector<CodePage>{
        CodePage::windows_1252, CodePage::windows_1254, CodePage::windows_1250,
        CodePage::windows_1251, CodePage::windows_1253, CodePage::cp850, CodePage::cp437,
        CodePage::mac_roman});
    std::string text = name;
    const int times = page == CodePage::windows_1252 ? *rc::gen::inRange(1, 3) : 1;
    for (int i = 0; i < times; ++i) text = read_as(page, text);
    RC_PRE(text.find("\xEF\xBF\xBD") == std::string::npos);  // else it can't be undone
    const auto found = find_mojibake(text);
    RC_ASSERT(found.has_value());
    RC_ASSERT(found->meant == name);
  }));
}

TEST_CASE("mojibake: a name as it stands is left alone") {
  CHECK(rc::check("undamaged names are clear", [] {
    const std::string name = made_name();
    RC_ASSERT(judge_text(name).verdicts.empty());
  }));
}

TEST_CASE("text verdict: any octets at all") {
  CHECK(rc::check("spans lie in the text, and the repair is UTF-8", [] {
    const auto octets = *rc::gen::container<std::string>(rc::gen::arbitrary<char>());
    const TextJudgement judged = judge_text(octets);
    for (const TextVerdict& each : judged.verdicts) {
      RC_ASSERT(each.at.begin <= each.at.end);
      RC_ASSERT(each.at.end <= octets.size());
    }
    if (judged.repaired) RC_ASSERT(is_utf8(*judged.repaired));
  }));
}

}  // namespace dcvlint
