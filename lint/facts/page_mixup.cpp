// Text of one code page read as another: "Malm÷", "Universit„t".

#include <algorithm>
#include <array>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/confusable.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/strangeness.h"

namespace dcvlint {
namespace {

struct Mixup {
  CodePage read, written;
  int likely = 0;  // in tenths, as strangeness
};
using enum CodePage;
// Which happen: DOS, Mac and Windows of the same region, and Windows of one region taken for that
// of the West. The first that is best counts.
constexpr auto mixups = std::to_array<Mixup>({
    {windows_1252, windows_1252},  // read as Latin-1: C1 controls where that page has signs
    {windows_1252, cp850},        {windows_1252, cp437},        {windows_1252, mac_roman},
    {cp850, windows_1252},        {cp437, windows_1252},        {mac_roman, windows_1252},
    {windows_1252, windows_1250}, {windows_1252, windows_1251}, {windows_1252, windows_1253},
    {windows_1252, windows_1254}, {windows_1252, windows_1257}, {windows_1252, latin9, 2},
    {windows_1252, latin2},       {windows_1252, cp866},        {windows_1252, cp852},
    {windows_1251, windows_1252}, {windows_1253, windows_1252}, {windows_1250, windows_1252},
    {windows_1257, windows_1252}, {windows_1254, windows_1252}, {cp866, windows_1251},
    {windows_1250, cp852},        {cp852, windows_1250},        {windows_1251, cp866},
});
constexpr int least_gain = 15;
constexpr int most_left = 4;  // of what is strange in a reading that is believed

struct Span {
  std::size_t begin, end;
};

std::vector<Span> words_of(std::u32string_view text) {
  std::vector<Span> out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = text.find_first_not_of(U' ', at);
    if (begin == std::u32string_view::npos) break;
    at = std::min(text.find(U' ', begin), text.size());
    out.push_back({begin, at});
  }
  return out;
}

int strangeness_of(std::u32string_view text, const std::vector<Span>& words,
                   std::string_view letters) {
  int sum = 0;
  for (const Span word : words) sum += strangeness(text, word.begin, word.end, letters);
  return sum;
}

// The whole text: what was read wrongly was read wrongly as a whole. Empty: a character is not in
// the page, or an octet is open in the other.
std::u32string read_again(std::u32string_view text, Mixup mixup) {
  std::u32string out;
  for (const char32_t c : text) {
    if (c < 0x80) {
      out += c;
      continue;
    }
    const std::uint8_t octet = octet_in(mixup.read, c);
    const char32_t again = octet == 0 ? 0xFFFD : character_in(mixup.written, octet);
    if (again == 0xFFFD || (again >= 0x80 && again < 0xA0)) return {};
    out += again;
  }
  return out;
}

// An acute accent is what many type for an apostrophe; ligatures are a matter of their own; a
// letter of another alphabet that looks like a Latin one is subject/confusable's.
bool is_typed_so(std::u32string_view text) {
  const bool looks_latin = std::ranges::all_of(
      text, [](char32_t c) { return c < 0x80 || !is_letter(c) || latin_look_alike(c) != 0; });
  if (looks_latin &&
      std::ranges::any_of(text, [](char32_t c) { return latin_look_alike(c) != 0; })) {
    return true;
  }
  return text.find_first_of(U"´¨ﬁﬂ") != std::u32string_view::npos;
}

// Whether anything but whole words of letters is there, or Latin letters beyond ASCII, which could
// be anybody's: a quick look before the close one.
bool may_be_mixed_up(std::string_view text) {
  const auto is_ascii_letter = [&](std::size_t at) {
    return at < text.size() && static_cast<std::uint8_t>(text[at]) < 0x80 &&
           is_letter(static_cast<std::uint8_t>(text[at]));
  };
  for (std::size_t at = ascii_prefix(text); at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    const char32_t c = step.code_point;
    const std::size_t end = at + step.size;
    const bool mixed = (at > 0 && is_ascii_letter(at - 1)) || is_ascii_letter(end);
    if (c >= 0x80 && (c < 0x370 || c > 0xFFFF || mixed || !is_letter(c))) return true;
    at = end;
  }
  return false;
}

}  // namespace

std::optional<Mojibake> find_page_mixup(std::string_view text, std::string_view country) {
  constexpr std::size_t longest_name = 1024;
  if (text.size() > longest_name || !may_be_mixed_up(text)) return std::nullopt;
  std::u32string stands;
  std::vector<std::uint32_t> octets;
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    stands += step.code_point;
    octets.push_back(static_cast<std::uint32_t>(at));
    at += step.size;
  }
  const std::string_view letters = country_letters(country);
  const std::vector<Span> words = words_of(stands);
  const int strange = strangeness_of(stands, words, letters);
  if (strange < least_gain || is_typed_so(stands)) return std::nullopt;
  int best = std::min(strange - least_gain, most_left) + 1;
  const Mixup* found = nullptr;
  std::u32string meant;
  for (const Mixup& mixup : mixups) {
    std::u32string again = read_again(stands, mixup);
    if (again.empty() || again == stands) continue;
    const int left = strangeness_of(again, words, letters) - mixup.likely;
    if (left >= best) continue;
    best = left;
    found = &mixup;
    meant = std::move(again);
  }
  if (found == nullptr) return std::nullopt;
  Mojibake out;
  for (const char32_t c : meant) append_utf8(out.meant, c);
  const auto high = [](char32_t c) { return c >= 0x80; };
  const auto first = std::ranges::find_if(stands, high);
  const auto last = std::ranges::find_if(stands.rbegin(), stands.rend(), high);
  out.begin = octets[static_cast<std::size_t>(first - stands.begin())];
  const auto behind = static_cast<std::size_t>(last.base() - stands.begin());
  out.end = behind < octets.size() ? octets[behind] : static_cast<std::uint32_t>(text.size());
  out.pages = {found->read};
  out.written = found->written;
  // A C1 control is no character of a name; all else could be what somebody wrote.
  out.latin1 = found->read == found->written;
  out.certain = std::ranges::any_of(stands, [](char32_t c) { return c >= 0x80 && c < 0xA0; });
  return out;
}

}  // namespace dcvlint
