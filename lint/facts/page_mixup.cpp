// Text of one code page read as another: "Malm÷", "Universit„t".
#include "lint/facts/page_mixup.h"

#include <algorithm>
#include <array>
#include <compare>
#include <span>
#include <string>
#include <utility>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/confusable.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/mojibake.h"
#include "lint/facts/strange_letters.h"
#include "lint/facts/strangeness.h"
#include "lint/facts/subdivision.h"

namespace dcvlint {
namespace {

using enum CodePage;
constexpr auto mixups = std::to_array<PageMixup>({
    {windows_1252, windows_1252}, {windows_1252, cp850},
    {windows_1252, cp437},        {windows_1252, mac_roman},
    {cp850, windows_1252},        {cp437, windows_1252},
    {mac_roman, windows_1252},    {windows_1252, windows_1250},
    {windows_1252, windows_1251}, {windows_1252, windows_1253},
    {windows_1252, windows_1254}, {windows_1252, windows_1257},
    {windows_1252, latin9, 1},    {windows_1252, latin2},
    {windows_1252, cp866},        {windows_1252, cp852},
    {windows_1251, windows_1252}, {windows_1253, windows_1252},
    {windows_1250, windows_1252}, {windows_1257, windows_1252},
    {windows_1254, windows_1252}, {cp866, windows_1251},
    {windows_1250, cp852},        {cp852, windows_1250},
    {windows_1251, cp866},        {cp437, cp850},
});
constexpr int least_gain = 15;
constexpr int most_left = 4;  // of what is strange in a reading that is believed
// What speaks for damage beside the look of the text, where the country tells its letters.
constexpr int place_gain = 9;    // the other reading is a place there
constexpr int letters_gain = 9;  // see strange_letters.h
// Of a value whose neighbour was damaged by the same two pages.
constexpr int least_gain_beside = 4;

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
std::u32string read_again(std::u32string_view text, PageMixup mixup) {
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

bool is_cyrillic_page(CodePage page) { return page == windows_1251 || page == cp866; }

std::string utf8_of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

// Whether a character is a letter that is written in the country.
bool is_own_letter(char32_t c, std::string_view letters) {
  return is_letter(c) && has_letter(letters, c);
}

// Whether the first character beyond ASCII is a letter of the country in another reading, and
// not the same one: a quick look before the close one.
bool may_be_own(char32_t first, PageMixup mixup, std::string_view letters) {
  const std::uint8_t octet = octet_in(mixup.read, first);
  const char32_t again = octet == 0 ? first : character_in(mixup.written, octet);
  return again != first && is_own_letter(again, letters);
}

// A text in another reading.
struct ReadAgain {
  const PageMixup* mixup = nullptr;
  std::u32string text;
};

// Letters alone say nothing of "Malmš", since Sami names have that one. That another reading is a
// place in the country, in letters of that country, does.
std::optional<ReadAgain> read_as_place(std::u32string_view stands, std::string_view letters,
                                       std::string_view country) {
  constexpr std::size_t shortest = 4;
  const char32_t first = *std::ranges::find_if(stands, [](char32_t c) { return c >= 0x80; });
  for (const PageMixup& mixup : mixups) {
    if (!may_be_own(first, mixup, letters)) continue;
    std::u32string again = read_again(stands, mixup);
    const auto fits = [&](char32_t c) { return c < 0x80 || is_own_letter(c, letters); };
    if (again.empty() || !std::ranges::all_of(again, fits)) continue;
    const auto is_place = [&](Span word) {
      const std::u32string_view before = stands.substr(word.begin, word.end - word.begin);
      const std::string name =
          utf8_of(std::u32string_view(again).substr(word.begin, before.size()));
      return before.size() >= shortest && !is_ascii(name) && is_place_name(country, name) &&
             !is_place_name(country, utf8_of(before));
    };
    const std::vector<Span> words = words_of(stands);
    if (is_place({0, stands.size()}) || std::ranges::any_of(words, is_place)) {
      return ReadAgain{&mixup, std::move(again)};
    }
  }
  return std::nullopt;
}

// A text as it stands, and what may have been meant.
class Search {
 public:
  Search(std::string_view text, std::string_view country)
      : text_(text), country_(country), letters_(country_letters(country)) {
    for (std::size_t at = 0; at < text.size();) {
      const Utf8Step step = utf8_at(text, at);
      stands_ += step.code_point;
      octets_.push_back(static_cast<std::uint32_t>(at));
      at += step.size;
    }
    words_ = words_of(stands_);
    strange_ = strangeness_of(stands_, words_, letters_);
  }

  std::optional<Mojibake> run() {
    if (is_typed_so(stands_)) return std::nullopt;
    if (strange_ >= (letters_.empty() ? least_gain : 1)) {
      for (const PageMixup& mixup : mixups) {
        if (is_known_here(mixup)) look(mixup, least_gain);
      }
    }
    if (!found_ && !letters_.empty()) take(read_as_place(stands_, letters_, country_));
    return found_ ? std::optional(result()) : std::nullopt;
  }

  // Read again with the pages that explain another value of the subject.
  std::optional<Mojibake> run_with(CodePage read, CodePage written) {
    if (strange_ < least_gain_beside || is_typed_so(stands_)) return std::nullopt;
    look({read, written, 0}, least_gain_beside);
    return found_ && best_.left <= 0 ? std::optional(result()) : std::nullopt;
  }

 private:
  // What is better is less.
  struct Rank {
    int left = most_left + 1;
    int guests = 0;  // letters that few write there
    int clumsy = 0;  // of letters of another script: consonants in a row
    auto operator<=>(const Rank&) const = default;
  };

  bool is_known_here(const PageMixup& mixup) const {
    if (is_cyrillic_page(mixup.written)) return may_write(country_, Script::cyrillic);
    return mixup.written != windows_1253 || may_write(country_, Script::greek);
  }

  void look(const PageMixup& mixup, int least) {
    std::u32string again = read_again(stands_, mixup);
    if (again.empty() || again == stands_) return;
    Rank rank;
    rank.left = strangeness_of(again, words_, letters_);
    rank.guests = guests_in(again, country_);
    rank.clumsy = clumsiness(again);
    if (rank.guests == 0 || letters_.empty()) rank.left -= mixup.likely;
    if (rank.left > most_left || rank >= best_) return;
    const int gain = strange_ - least;
    if (rank.left > gain && rank.left > gain + more_evidence(mixup, again)) return;
    best_ = rank;
    found_ = true;
    mixup_ = mixup;
    meant_ = std::move(again);
  }

  void take(std::optional<ReadAgain> place) {
    if (!place) return;
    found_ = true;
    mixup_ = *place->mixup;
    meant_ = std::move(place->text);
  }

  // Beside the look of the text. Nothing where the country does not tell which letters are meant.
  int more_evidence(const PageMixup& mixup, std::u32string_view again) const {
    if (letters_.empty()) return 0;
    int gain = 0;
    if (mixup.read == windows_1252 && all_native(again, letters_)) {
      gain = letters_gain * out_of_place(stands_, again, country_);
    }
    return gain + (names_place(again) ? place_gain : 0);
  }

  bool names_place(std::u32string_view again) const {
    if (is_place_name(country_, utf8_of(again))) return true;
    return std::ranges::any_of(words_, [&](Span word) {
      const std::u32string_view one = again.substr(word.begin, word.end - word.begin);
      return one != stands_.substr(word.begin, word.end - word.begin) &&
             is_place_name(country_, utf8_of(one));
    });
  }

  Mojibake result() const {
    Mojibake out;
    out.meant = utf8_of(meant_);
    const auto high = [](char32_t c) { return c >= 0x80; };
    const auto first = std::ranges::find_if(stands_, high);
    const auto last = std::ranges::find_if(stands_.rbegin(), stands_.rend(), high);
    out.begin = octets_[static_cast<std::size_t>(first - stands_.begin())];
    const auto behind = static_cast<std::size_t>(last.base() - stands_.begin());
    out.end = behind < octets_.size() ? octets_[behind] : static_cast<std::uint32_t>(text_.size());
    out.pages = {mixup_.read};
    out.written = mixup_.written;
    // A C1 control is no character of a name; all else could be what somebody wrote.
    out.latin1 = mixup_.read == mixup_.written;
    out.certain = std::ranges::any_of(stands_, [](char32_t c) { return c >= 0x80 && c < 0xA0; });
    return out;
  }

  std::string_view text_, country_, letters_;
  std::u32string stands_, meant_;
  std::vector<std::uint32_t> octets_;  // where each character begins
  std::vector<Span> words_;
  int strange_ = 0;
  Rank best_;
  bool found_ = false;
  PageMixup mixup_{};
};

constexpr std::size_t longest_name = 1024;

}  // namespace

std::span<const PageMixup> page_mixups() { return mixups; }

std::optional<Mojibake> find_page_mixup(std::string_view text, std::string_view country) {
  if (text.size() > longest_name || !may_be_mixed_up(text)) return std::nullopt;
  return Search(text, country).run();
}

std::optional<Mojibake> find_page_mixup_like(const Mojibake& beside, std::string_view text,
                                             std::string_view country) {
  if (!beside.written || beside.pages.size() != 1) return std::nullopt;
  if (text.size() > longest_name || !may_be_mixed_up(text)) return std::nullopt;
  return Search(text, country).run_with(beside.pages.front(), *beside.written);
}

}  // namespace dcvlint
