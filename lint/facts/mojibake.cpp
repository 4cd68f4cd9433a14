#include "lint/facts/mojibake.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/alphabets.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/half_letter.h"
#include "lint/facts/misread_word.h"
#include "lint/facts/strange_letters.h"
#include "lint/facts/strangeness.h"

namespace dcvlint {
namespace {

// Gains in tenths (strangeness.h).
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
// Where so many sequences are whole, letters of which half is left are damage, too.
constexpr int sequences_beside_half = 2;
constexpr int half_loss = 6;
// What is as strange as this when all is undone was not undone in whole.
constexpr int most_strange_repaired = 18;
constexpr int incomplete_loss = 20;
// One letter of another alphabet is no word of it.
constexpr int lonely_loss = 12;
// A reading that gains as much as the best one, or nearly, and is another text.
constexpr int close_gain = 2;

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
  CodePage best_page{};
  std::vector<std::uint32_t> best_halves;  // characters of `best`
  // Whether a sequence of UTF-8 is there in whole, in any reading so far. An "Ã" alone at a word's
  // end may be the half of any letter.
  bool whole = false, best_whole = false;
};

struct Reading {
  std::u32string text;
  std::vector<Word> words;
  std::vector<CodePage> undone;  // the last reading first
  int gain = 0;
  int guests = 0;  // letters that few write in the country
};

constexpr int not_asked = -1;
struct Original {
  std::u32string text;
  std::vector<std::uint32_t> octets;  // where each character begins; one more: the end
  std::vector<int> strange;           // of each word; not_asked until it is wanted
  std::string_view country, letters;
};

bool is_rare(CodePage page, std::string_view country) {
  if (page == CodePage::cp775) return country != "EE" && country != "LT" && country != "LV";
  return page == CodePage::latin9 || page == CodePage::latin2 || page == CodePage::cp852 ||
         page == CodePage::cp866;
}

// Whether all Latin letters are those of one language.
bool is_one_alphabet(std::u32string_view text) {
  std::uint64_t mask = ~std::uint64_t{0};
  for (const char32_t c : text) {
    if (c < 0xC0 || c > 0x1EFF) continue;
    if (const std::uint64_t alphabets = alphabets_of(c); alphabets != 0) mask &= alphabets;
  }
  return mask != 0;
}

// What is strange in a word, but for halves of letters where enough of it is whole.
int strangeness_undone(const WordUndone& undone, const Reading& now, const Word& word,
                       std::string_view letters) {
  if (undone.halves.empty() || undone.sequences < sequences_beside_half) {
    return strangeness(now.text, word.begin, word.end, letters);
  }
  std::u32string whole;
  std::size_t copied = 0;
  for (const std::uint32_t half : undone.halves) {
    whole.append(undone.text, copied, half - copied);
    copied = half + 1;
  }
  whole.append(undone.text, copied);
  return strangeness(whole, 0, whole.size(), letters);
}

int left_over_losses(const WordUndone& undone) {
  const auto halves = static_cast<int>(std::min<std::size_t>(undone.halves.size(), 100));
  if (halves > 0 && undone.sequences >= sequences_beside_half) {
    return halves * half_loss + (undone.left_over ? left_over_loss : 0);
  }
  return halves > 0 || undone.left_over ? left_over_loss : 0;
}

// Keeps what a word becomes where that is the best so far. `foreign`: letters of other alphabets in
// the whole text.
void weigh(Word& word, const WordUndone& undone, const Reading& now, int before, int foreign,
           const Original& original) {
  const CodePage page = now.undone.back();
  const int strange = strangeness_undone(undone, now, word, original.letters);
  int gain = before - strange + word.evidence - left_over_losses(undone);
  if (foreign == 1) gain -= lonely_loss;
  if (strange >= most_strange_repaired) gain -= incomplete_loss;
  if (is_rare(page, original.country)) gain -= rare_page_loss;
  // What reads well already is not read again, however well the octets would go together.
  const bool better = word.best.empty() || strange < word.best_strange;
  if (gain <= word.best_gain || !better) return;
  word.best_gain = gain;
  word.best_strange = strange;
  word.best = undone.text;
  word.best_latin1 = word.latin1;
  word.best_whole = word.whole;
  word.best_page = page;
  word.best_halves = undone.halves;
}

// The reading before, as that page. None: no sequence of it is there.
std::optional<Reading> undo(const Reading& from, CodePage page, const Reading& stands,
                            Original& original) {
  Reading out;
  out.undone = from.undone;
  out.undone.push_back(page);
  int foreign = 0;
  std::vector<WordUndone> undone;
  std::uint32_t copied = 0;
  for (const Word& word : from.words) {
    out.text.append(from.text, copied, word.begin - copied);  // blanks
    copied = word.end;
    Word next = word;
    next.begin = static_cast<std::uint32_t>(out.text.size());
    undone.push_back(undo_word(from.text, word.begin, word.end, page, original.country));
    const WordUndone& now = undone.back();
    out.text += now.text;
    next.end = static_cast<std::uint32_t>(out.text.size());
    next.evidence += now.evidence;
    next.latin1 = next.latin1 || now.latin1;
    next.whole = next.whole || now.whole;
    foreign += now.foreign;
    out.words.push_back(std::move(next));
  }
  if (std::ranges::none_of(undone, &WordUndone::any)) return std::nullopt;
  out.text.append(from.text, copied, from.text.size() - copied);
  out.guests = guests_in(out.text, original.country);
  if (!from.undone.empty() && from.undone.back() != page) out.gain -= other_page_loss;
  if (!is_one_alphabet(out.text)) out.gain -= many_alphabets_loss;
  for (std::size_t i = 0; i < out.words.size(); ++i) {
    Word& word = out.words[i];
    if (undone[i].any) {
      int& before = original.strange[i];
      if (before == not_asked) {
        const Word& whole = stands.words[i];
        before = strangeness(stands.text, whole.begin, whole.end, original.letters);
      }
      weigh(word, undone[i], out, before, foreign, original);
    }
    out.gain += word.best_gain;
  }
  return out;
}

Original read_text(std::string_view text, std::string_view country) {
  Original out;
  out.country = country;
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

// In the order in which they are believed.
bool is_better(const Reading& one, const Reading& other) {
  return one.gain != other.gain ? one.gain > other.gain : one.guests < other.guests;
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
  std::ranges::stable_sort(out, is_better);
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

// Pages of one region that have each other's letters at other places.
bool is_of_east(CodePage page) {
  using enum CodePage;
  return page == windows_1250 || page == latin2 || page == windows_1257 || page == cp852 ||
         page == cp775;
}

// Letters that nobody in the country writes, where another page may give others.
bool has_strangers(const Reading& reading, std::string_view letters) {
  if (letters.empty() || std::ranges::none_of(reading.undone, is_of_east)) return false;
  return std::ranges::any_of(reading.words, [&](const Word& word) {
    return word.best_gain > 0 && std::ranges::any_of(word.best, [&](char32_t c) {
             return c >= 0xC0 && c < 0x250 && is_letter(c) && !has_letter(letters, c);
           });
  });
}

// Whether the text could as well be that: another page gives letters that the country, where it is
// told, has as well.
bool rivals_with(const Reading& other, const Reading& best, std::string_view letters) {
  if (other.undone.size() != best.undone.size()) return false;
  if (!letters.empty() && other.guests > best.guests) return false;
  if (other.gain + close_gain < best.gain) return false;
  return !std::ranges::equal(other.words, best.words, {}, &Word::best, &Word::best);
}

// What the best reading makes of the text.
class Result {
 public:
  Result(const Reading& reading, const Reading& stands, const Original& original,
         std::string_view text)
      : reading_(reading), stands_(stands), original_(original), text_(text) {}

  Mojibake run() {
    out_.pages.assign(reading_.undone.rbegin(), reading_.undone.rend());
    const auto is_whole = [](const Word& word) { return word.best_gain > 0 && word.best_whole; };
    out_.certain = reading_.gain >= certain_gain && std::ranges::any_of(reading_.words, is_whole) &&
                   !has_strangers(reading_, original_.letters);
    for (std::size_t i = 0; i < reading_.words.size(); ++i) {
      if (reading_.words[i].best_gain > 0) {
        add_damaged(reading_.words[i], stands_.words[i]);
      } else {
        add_untouched(stands_.words[i]);
      }
    }
    add(text_.substr(copied_));
    if (out_.complete || !all_found_) out_.perhaps.clear();
    return std::move(out_);
  }

 private:
  void add(std::string_view part) {
    out_.meant += part;
    out_.perhaps += part;
  }

  void add_word(std::u32string_view word, const std::vector<std::uint32_t>& halves, CodePage page) {
    std::size_t next = 0;
    for (std::size_t at = 0; at < word.size(); ++at) {
      append_utf8(out_.meant, word[at]);
      if (next == halves.size() || halves[next] != at) {
        append_utf8(out_.perhaps, word[at]);
        continue;
      }
      ++next;
      const char32_t letter = letter_of_half(word, at, page, original_.country);
      all_found_ = all_found_ && letter != 0;
      append_utf8(out_.perhaps, letter == 0 ? word[at] : letter);
    }
    if (!halves.empty()) out_.half = true;
    out_.complete = out_.complete && halves.empty();
  }

  void add_damaged(const Word& word, const Word& stands) {
    const std::uint32_t begin = original_.octets[stands.begin];
    const std::uint32_t end = original_.octets[stands.end];
    add(text_.substr(copied_, begin - copied_));
    copied_ = end;
    add_word(word.best, word.best_halves, word.best_page);
    // The first of two blanks was the no-break space.
    const bool lost = word.best.ends_with(U'à') && text_.substr(end).starts_with("  ");
    if (lost) ++copied_;
    out_.latin1 = out_.latin1 || word.best_latin1;
    const bool strange =
        word.best_strange >= most_strange_repaired && !all_native(word.best, original_.letters);
    if (strange) out_.complete = all_found_ = false;
    if (out_.end == 0) out_.begin = begin;
    out_.end = end;
  }

  void add_untouched(const Word& stands) {
    const std::u32string_view word =
        std::u32string_view(stands_.text).substr(stands.begin, stands.end - stands.begin);
    const CodePage page = reading_.undone.front();
    std::vector<std::uint32_t> halves;
    for (std::size_t at = 0; at < word.size(); ++at) {
      if (!is_half_letter(word, at, page, original_.country, false)) continue;
      halves.push_back(static_cast<std::uint32_t>(at));
    }
    if (halves.empty()) return;
    const std::uint32_t begin = original_.octets[stands.begin];
    add(text_.substr(copied_, begin - copied_));
    copied_ = original_.octets[stands.end];
    add_word(word, halves, page);
  }

  const Reading& reading_;
  const Reading& stands_;
  const Original& original_;
  std::string_view text_;
  Mojibake out_;
  std::size_t copied_ = 0;
  bool all_found_ = true;
};

}  // namespace

std::optional<Mojibake> find_mojibake(std::string_view text, std::string_view country) {
  if (text.size() > longest_name || is_ascii(text)) return std::nullopt;
  Original original = read_text(text, country);
  const std::uint16_t pages = suspected_pages(original.text);
  if (pages == 0) return std::nullopt;
  const Reading stands = as_it_stands(original);
  std::vector<Reading> readings = {stands};
  std::optional<Reading> best;
  std::vector<Reading> rivals;  // of one round
  for (std::size_t round = 0; round < most_rounds && !readings.empty(); ++round) {
    readings = next_round(readings, pages, stands, original);
    if (round == 0) rivals = readings;
    for (const Reading& each : readings) {
      const bool same_round = best && best->undone.size() == each.undone.size();
      if (!best || each.gain > best->gain || (same_round && is_better(each, *best))) best = each;
    }
  }
  if (!best || !is_believed(*best)) return std::nullopt;
  // An "Â" alone is more than a lost blank: what Mac OS makes of an "å", where that fits.
  const bool whole = std::ranges::any_of(best->words, &Word::best_whole);
  if (!whole && text.find("\u00C2") != text.npos && find_page_mixup(text, country)) {
    return std::nullopt;
  }
  Mojibake found = Result(*best, stands, original, text).run();
  const auto rivals_best = [&](const Reading& each) {
    return rivals_with(each, *best, original.letters);
  };
  if (std::ranges::any_of(rivals, rivals_best)) found.certain = false;
  return found;
}

}  // namespace dcvlint
