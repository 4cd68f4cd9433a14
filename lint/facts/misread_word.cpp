#include "lint/facts/misread_word.h"

#include <array>

#include "lint/base/unicode.h"
#include "lint/base/utf8.h"
#include "lint/facts/country_letters.h"
#include "lint/facts/half_letter.h"

namespace dcvlint {
namespace {

// In tenths (strangeness.h), by length.
constexpr std::array<int, 5> sequence_gain = {0, 0, 4, 8, 12};
constexpr int lost_blank_gain = 8;

std::uint8_t octet_of(CodePage page, const PageCharacter& each) {
  return each.octets[static_cast<std::size_t>(page)];
}

// "à" is C3 A0, and a no-break space C2 A0: A0 is a no-break space itself, and becomes a plain one
// or is cut off at the end.
constexpr std::uint8_t lead_of_a_grave = 0xC3, lead_of_blank = 0xC2;
constexpr std::u32string_view read_lead = U"ÃĂГΓĆ├√Â";

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

bool has_a_grave(std::string_view letters) {
  return letters.find("\u00E0") != std::string_view::npos;
}

class Undoing {
 public:
  Undoing(std::u32string_view text, std::size_t begin, std::size_t end, CodePage page,
          std::string_view country)
      : text_(text), begin_(begin), end_(end), page_(page), country_(country) {}

  WordUndone run() {
    std::vector<std::size_t> left;  // characters beyond ASCII that stay
    for (std::size_t at = begin_; at < end_;) {
      const Sequence sequence = sequence_at(text_, at, end_, page_);
      if (sequence.size != 0) {
        take(sequence);
        at += sequence.size;
        continue;
      }
      if (is_lost_a_grave(at)) {
        out_.text += U'à';
        out_.whole = out_.whole || at + 1 < text_.size();  // the blank that it became is there
        out_.evidence += lost_blank_gain;
        out_.any = true;
      } else if (is_lost_blank(at)) {
        blank_ = out_.any = true;
      } else {
        if (text_[at] >= 0x80) {
          left.push_back(at);
          left_in_text_.push_back(static_cast<std::uint32_t>(out_.text.size()));
        }
        out_.text += text_[at];
      }
      ++at;
    }
    if (out_.any) look_at(left);
    return std::move(out_);
  }

 private:
  void take(const Sequence& sequence) {
    // A no-break space behind "Â" is one more often than not.
    if (sequence.c != 0xA0) out_.evidence += sequence_gain[sequence.size];
    out_.latin1 = out_.latin1 || sequence.latin1;
    if (is_foreign(sequence.c)) ++out_.foreign;
    if (sequence.c != 0xFEFF) out_.text += sequence.c;
    ++out_.sequences;
    out_.whole = out_.any = true;
  }

  void look_at(const std::vector<std::size_t>& left) {
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (is_half_letter(text_, left[i], page_, country_, true)) {
        out_.halves.push_back(left_in_text_[i]);
      } else {
        // A blank alone may have been pasted, and no other letter be damaged.
        const bool pasted = blank_ && out_.evidence == 0;
        out_.left_over = out_.left_over || (!pasted && is_letter(text_[left[i]]));
      }
    }
  }

  bool ends_at(std::size_t at) const { return at + 1 == end_ && at > begin_; }

  // What is left of it stands behind a small letter at a word's end, or before two blanks. At the
  // text's end any octet may be cut off: "à" is what Italian and French end with.
  bool is_lost_a_grave(std::size_t at) const {
    if (!ends_at(at) || octet_in(page_, text_[at]) != lead_of_a_grave) return false;
    const bool blanks = text_.substr(end_).starts_with(U"  ");
    if (!blanks && !is_lower_case(text_[at - 1])) return false;
    if (end_ == text_.size()) return has_a_grave(own_letters(country_));
    const std::string_view letters = country_letters(country_);
    return letters.empty() || has_a_grave(letters);
  }

  bool is_lost_blank(std::size_t at) const {
    return ends_at(at) && text_[at] == U'Â' && octet_in(page_, U'Â') == lead_of_blank &&
           is_lower_case(text_[at - 1]);
  }

  std::u32string_view text_;
  std::size_t begin_, end_;
  CodePage page_;
  std::string_view country_;
  WordUndone out_;
  std::vector<std::uint32_t> left_in_text_;
  bool blank_ = false;
};

}  // namespace

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
    if (at_end && at > 0 && read_lead.find(text[at]) != read_lead.npos) pages |= leads;
  }
  return pages;
}

WordUndone undo_word(std::u32string_view text, std::size_t begin, std::size_t end, CodePage page,
                     std::string_view country) {
  return Undoing(text, begin, end, page, country).run();
}

}  // namespace dcvlint
