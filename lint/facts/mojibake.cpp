#include "lint/facts/mojibake.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/alphabets.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/strangeness.h"

namespace dcvlint {
namespace {

// Gains in tenths (strangeness.h). What a sequence of UTF-8 counts that is there by accident more
// rarely the longer it is.
constexpr std::array<int, 5> sequence_gain = {0, 0, 4, 8, 12};
constexpr int lost_blank_gain = 8;
// A word that gains less was not damaged alone; a text that gains less was not damaged at all.
constexpr int least_word_gain = 10;
constexpr int least_text_gain = 20;
// Pages that few use; a second page beside the first; letters that no language has together.
constexpr int rare_page_loss = 3;
constexpr int other_page_loss = 5;
constexpr int many_alphabets_loss = 4;
// From here on the text as it stands is nobody's name.
constexpr int certain_gain = 20;
// A word that is damaged is damaged as a whole.
constexpr int left_over_loss = 10;
// What is as strange as this when all is undone was not undone in whole.
constexpr int most_strange_repaired = 18;
constexpr int incomplete_loss = 20;
// One letter of another alphabet is no word of it.
constexpr int lonely_loss = 12;

constexpr std::size_t most_rounds = 4;
constexpr std::size_t most_readings = 3;  // that go on to the next round
constexpr std::size_t longest_name = 4096;

// A run of characters without blanks, in one reading of the text.
struct Word {
  std::uint32_t begin = 0, end = 0;  // characters of Reading::text
  int evidence = 0;                  // of the sequences that were undone so far
  bool latin1 = false;
  // The best so far, of all rounds; empty and 0: as the word stands.
  std::u32string best;
  int best_gain = 0;
  int best_strange = 0;
  bool best_latin1 = false;
  // Whether a sequence of UTF-8 is there in whole, in any reading so far. An "Ã" alone at a word's
  // end may be the half of any letter.
  bool whole = false, best_whole = false;
};

struct Reading {
  std::u32string text;
  std::vector<Word> words;
  std::vector<CodePage> undone;  // the last reading first
  int gain = 0;
};

constexpr int not_asked = -1;
struct Original {
  std::u32string text;
  std::vector<std::uint32_t> octets;  // where each character begins; one more: the end
  std::vector<int> strange;           // of each word; not_asked until it is wanted
  std::string_view letters;
};

std::uint8_t octet_of(CodePage page, const PageCharacter& each) {
  return each.octets[static_cast<std::size_t>(page)];
}

std::uint16_t page_bit(CodePage page) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(page));
}

constexpr std::uint8_t lead_of_a_grave = 0xC3;  // "à" is C3 A0, and A0 is a no-break space
constexpr std::u32string_view read_a_grave = U"ÃĂГΓĆ├√";

// Pages of which some sequence of the text could be.
std::uint16_t suspected_pages(std::u32string_view text) {
  std::uint16_t pages = 0;
  std::uint16_t leads = 0;  // of the character before
  for (std::size_t at = 0; at < text.size(); ++at) {
    const PageCharacter* each = page_character(text[at]);
    if (each == nullptr) {
      leads = 0;
      continue;
    }
    pages |= leads & each->continuations;
    leads = each->leads;
    const bool at_end = at + 1 == text.size() || text[at + 1] == U' ';
    if (at_end && at > 0 && read_a_grave.find(text[at]) != read_a_grave.npos) pages |= leads;
  }
  return pages;
}

struct Sequence {
  std::size_t size = 0;  // characters; 0: none
  char32_t c = 0;
  bool latin1 = false;
};

// The UTF-8 sequence that the characters from `at` on are, taken for octets of the page.
Sequence sequence_at(std::u32string_view text, std::size_t at, std::size_t end, CodePage page) {
  const PageCharacter* first = page_character(text[at]);
  if (first == nullptr || (first->leads & page_bit(page)) == 0) return {};
  const std::uint8_t lead = octet_of(page, *first);
  const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (end - at < size) return {};
  std::array<char, 4> octets{static_cast<char>(lead)};
  Sequence out;
  for (std::size_t i = 1; i < size; ++i) {
    const PageCharacter* each = page_character(text[at + i]);
    if (each == nullptr || (each->continuations & page_bit(page)) == 0) return {};
    octets[i] = static_cast<char>(octet_of(page, *each));
    out.latin1 = out.latin1 || (text[at + i] >= 0x80 && text[at + i] < 0xA0);
  }
  const Utf8Step step = utf8_at(std::string_view(octets.data(), size), 0);
  if (!step.valid) return {};
  out.size = size;
  out.c = step.code_point;
  return out;
}

bool is_foreign(char32_t c) {
  return c >= 0x250 && is_letter(c) && script_of(c) != Script::latin &&
         script_of(c) != Script::common;
}

bool is_rare(CodePage page) {
  return page == CodePage::latin9 || page == CodePage::latin2 || page == CodePage::cp852 ||
         page == CodePage::cp866;
}

// Undoes one reading in one word, and appends what it becomes.
class WordUndone {
 public:
  WordUndone(const Reading& from, CodePage page, std::u32string& out)
      : text_(from.text), page_(page), out_(out) {}

  // Whether anything was there to be undone.
  bool run(const Word& word) {
    for (std::size_t at = word.begin; at < word.end;) {
      const Sequence sequence = sequence_at(text_, at, word.end, page_);
      if (sequence.size != 0) {
        // A no-break space behind "Â" is one more often than not.
        if (sequence.c != 0xA0) gain += sequence_gain[sequence.size];
        latin1 = latin1 || sequence.latin1;
        if (is_foreign(sequence.c)) ++foreign;
        if (sequence.c != 0xFEFF) out_ += sequence.c;
        whole = true;
        at += sequence.size;
        any = true;
        continue;
      }
      if (is_lost_a0(word, at)) {
        out_ += U'à';
        whole = whole || at + 1 < text_.size();  // the blank that it became is there
        gain += lost_blank_gain;
        any = true;
      } else {
        left_over = left_over || (text_[at] >= 0x80 && is_letter(text_[at]));
        out_ += text_[at];
      }
      ++at;
    }
    return any;
  }

  int gain = 0;
  int foreign = 0;
  bool latin1 = false;
  bool left_over = false;
  bool any = false;
  bool whole = false;

 private:
  // A0 became a blank or was cut off: what is left stands behind a small letter at a word's end.
  bool is_lost_a0(const Word& word, std::size_t at) const {
    return at + 1 == word.end && at > word.begin && is_lower_case(text_[at - 1]) &&
           octet_in(page_, text_[at]) == lead_of_a_grave;
  }

  std::u32string_view text_;
  CodePage page_;
  std::u32string& out_;
};

// Whether all Latin letters are those of one language.
bool is_one_alphabet(std::u32string_view text) {
  std::uint64_t mask = ~std::uint64_t{0};
  for (const char32_t c : text) {
    if (c < 0xC0 || c > 0x1EFF) continue;
    if (const std::uint64_t alphabets = alphabets_of(c); alphabets != 0) mask &= alphabets;
  }
  return mask != 0;
}

// The reading before, as that page. None: no sequence of it is there.
std::optional<Reading> undo(const Reading& from, CodePage page, const Reading& stands,
                            Original& original) {
  Reading out;
  out.undone = from.undone;
  out.undone.push_back(page);
  int foreign = 0;
  bool any = false;
  std::vector<bool> left_over(from.words.size());
  std::vector<bool> touched(from.words.size());
  std::uint32_t copied = 0;
  for (std::size_t i = 0; i < from.words.size(); ++i) {
    const Word& word = from.words[i];
    out.text.append(from.text, copied, word.begin - copied);  // blanks
    copied = word.end;
    Word next = word;
    next.begin = static_cast<std::uint32_t>(out.text.size());
    WordUndone undone(from, page, out.text);
    touched[i] = undone.run(word);
    any = any || touched[i];
    next.end = static_cast<std::uint32_t>(out.text.size());
    next.evidence += undone.gain;
    next.latin1 = next.latin1 || undone.latin1;
    next.whole = next.whole || undone.whole;
    foreign += undone.foreign;
    left_over[i] = undone.any && undone.left_over;
    out.words.push_back(std::move(next));
  }
  if (!any) return std::nullopt;
  out.text.append(from.text, copied, from.text.size() - copied);
  if (!from.undone.empty() && from.undone.back() != page) out.gain -= other_page_loss;
  if (!is_one_alphabet(out.text)) out.gain -= many_alphabets_loss;
  for (std::size_t i = 0; i < out.words.size(); ++i) {
    Word& word = out.words[i];
    if (touched[i]) {
      const int strange = strangeness(out.text, word.begin, word.end, original.letters);
      int& before = original.strange[i];
      if (before == not_asked) {
        const Word& whole = stands.words[i];
        before = strangeness(stands.text, whole.begin, whole.end, original.letters);
      }
      int gain = before - strange + word.evidence;
      if (left_over[i]) gain -= left_over_loss;
      if (foreign == 1) gain -= lonely_loss;
      if (strange >= most_strange_repaired) gain -= incomplete_loss;
      if (is_rare(page)) gain -= rare_page_loss;
      // What reads well already is not read again, however well the octets would go together.
      const bool better = word.best.empty() || strange < word.best_strange;
      if (gain > word.best_gain && better) {
        word.best_gain = gain;
        word.best_strange = strange;
        word.best = out.text.substr(word.begin, word.end - word.begin);
        word.best_latin1 = word.latin1;
        word.best_whole = word.whole;
      }
    }
    out.gain += word.best_gain;
  }
  return out;
}

Original read_text(std::string_view text, std::string_view country) {
  Original out;
  out.letters = country_letters(country);
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Step step = utf8_at(text, at);
    out.text += step.code_point;
    out.octets.push_back(static_cast<std::uint32_t>(at));
    at += step.size;
  }
  out.octets.push_back(static_cast<std::uint32_t>(text.size()));
  return out;
}

Reading as_it_stands(Original& original) {
  Reading out;
  out.text = original.text;
  for (std::size_t at = 0; at < out.text.size();) {
    const std::size_t begin = out.text.find_first_not_of(U' ', at);
    if (begin == std::u32string::npos) break;
    at = std::min(out.text.find(U' ', begin), out.text.size());
    Word& word = out.words.emplace_back();
    word.begin = static_cast<std::uint32_t>(begin);
    word.end = static_cast<std::uint32_t>(at);
    original.strange.push_back(not_asked);
  }
  return out;
}

// All that pages make of the readings; the best few of those that differ.
std::vector<Reading> next_round(const std::vector<Reading>& from, std::uint16_t pages,
                                const Reading& stands, Original& original) {
  std::vector<Reading> out;
  for (const Reading& each : from) {
    const std::uint16_t here = each.undone.empty() ? pages : suspected_pages(each.text);
    for (std::size_t i = 0; i < code_page_count; ++i) {
      const auto page = static_cast<CodePage>(i);
      if ((here & page_bit(page)) == 0) continue;
      auto reading = undo(each, page, stands, original);
      const bool fresh =
          reading && std::ranges::find(out, reading->text, &Reading::text) == out.end();
      if (fresh) out.push_back(std::move(*reading));
    }
  }
  std::ranges::stable_sort(out, std::ranges::greater{}, &Reading::gain);
  if (out.size() > most_readings) out.resize(most_readings);
  return out;
}

// What is believed: enough in one word, or in all of them together; then also the words that gain
// a little.
bool is_believed(const Reading& reading) {
  const bool one = std::ranges::any_of(
      reading.words, [](const Word& word) { return word.best_gain >= least_word_gain; });
  return one || reading.gain >= least_text_gain;
}

Mojibake result(const Reading& reading, const Reading& stands, const Original& original,
                std::string_view text) {
  Mojibake out;
  out.pages.assign(reading.undone.rbegin(), reading.undone.rend());
  const auto is_whole = [](const Word& word) { return word.best_gain > 0 && word.best_whole; };
  out.certain = reading.gain >= certain_gain && std::ranges::any_of(reading.words, is_whole);
  std::uint32_t copied = 0;
  bool first = true;
  for (std::size_t i = 0; i < reading.words.size(); ++i) {
    const Word& word = reading.words[i];
    if (word.best_gain <= 0) continue;
    const std::uint32_t begin = original.octets[stands.words[i].begin];
    const std::uint32_t end = original.octets[stands.words[i].end];
    out.meant += text.substr(copied, begin - copied);
    for (const char32_t c : word.best) append_utf8(out.meant, c);
    copied = end;
    // The first of two blanks was the no-break space.
    const bool lost = word.best.ends_with(U'à') && text.substr(end).starts_with("  ");
    if (lost) ++copied;
    out.latin1 = out.latin1 || word.best_latin1;
    out.complete = out.complete && word.best_strange < most_strange_repaired;
    if (first) out.begin = begin;
    first = false;
    out.end = end;
  }
  out.meant += text.substr(copied);
  return out;
}

}  // namespace

std::string from_windows_1252(std::string_view octets) {
  return read_as(CodePage::windows_1252, octets);
}

std::string how_read(const Mojibake& found) {
  std::string out(found.written ? code_page_text(*found.written) : "UTF-8");
  out += " was read as ";
  for (std::size_t i = 0; i < found.pages.size();) {
    std::size_t times = 1;
    while (i + times < found.pages.size() && found.pages[i + times] == found.pages[i]) ++times;
    if (i > 0) out += ", then as ";
    const bool latin1 = found.latin1 && found.pages[i] == CodePage::windows_1252;
    out += latin1 ? std::string_view("Latin-1") : code_page_text(found.pages[i]);
    if (times == 2) out += " twice";
    if (times > 2) out += " " + std::to_string(times) + " times";
    i += times;
  }
  return out;
}

std::optional<Mojibake> find_mojibake(std::string_view text, std::string_view country) {
  if (text.size() > longest_name || is_ascii(text)) return std::nullopt;
  Original original = read_text(text, country);
  const std::uint16_t pages = suspected_pages(original.text);
  if (pages == 0) return std::nullopt;
  const Reading stands = as_it_stands(original);
  std::vector<Reading> readings = {stands};
  std::optional<Reading> best;
  for (std::size_t round = 0; round < most_rounds && !readings.empty(); ++round) {
    readings = next_round(readings, pages, stands, original);
    for (const Reading& each : readings) {
      if (!best || each.gain > best->gain) best = each;
    }
  }
  if (!best || !is_believed(*best)) return std::nullopt;
  return result(*best, stands, original, text);
}

}  // namespace dcvlint
