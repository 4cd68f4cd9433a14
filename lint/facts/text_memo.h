#pragma once
// What was found out about a text of a subject, for when it comes again: the certificates of a run
// are of the same few organisations and places.

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "lint/facts/zone_facts.h"

namespace dcvlint {

// For Memos, of answers that depend on the text and the country of its subject alone. `Answer` is a
// type of its own for each question.
template <class Answer>
class TextMemo {
 public:
  template <class Find>
  const Answer& of(std::string_view text, std::string_view country, const Find& find) {
    Entry& entry = entries_[std::hash<std::string_view>()(text) % entries_.size()];
    if (!entry.known || entry.text != text || entry.country != country) {
      entry = {true, std::string(text), std::string(country), find(text, country)};
    }
    return entry.answer;
  }

 private:
  struct Entry {
    bool known = false;
    std::string text, country;
    Answer answer;
  };
  std::array<Entry, 64> entries_;  // of one hash the last one stays
};

// The same as find(text, country), and from the memo where the worker has one.
template <class Answer, class Find>
Answer remembered(const Context& in, std::string_view text, std::string_view country,
                  const Find& find) {
  constexpr std::size_t most_kept = 512;  // octets; longer ones are hardly names that come again
  if (in.memos == nullptr || text.size() > most_kept || country.size() > most_kept) {
    return find(text, country);
  }
  return in.memos->of<TextMemo<Answer>>().of(text, country, find);
}

}  // namespace dcvlint
