#pragma once
// What rules leave behind.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/date.h"
#include "lint/base/document.h"

namespace dcvlint {

// error: a CA must refuse, or a MUST is broken. warning: a SHOULD, a strong
// heuristic, or works today and breaks on a known date. notice: worth knowing.
enum class Severity : std::uint8_t { notice, warning, error };
std::string_view severity_text(Severity severity);
std::optional<Severity> severity_from_text(std::string_view text);

// What fills {name} in a rule's message.
struct Word {
  std::string_view name;
  std::string_view value;
};

struct Edit {
  Place place;  // replaced; empty: inserted before
  std::string_view text;
};
// A change of the source that mends the finding. Safe: does not change what
// the zone says except for the finding itself.
struct Fix {
  bool safe = false;
  std::string_view title;  // what to do, in words; may be empty beside a command
  std::span<const Edit> edits;
  // For a shell, to be pasted as it is: one line of printable UTF-8; empty: there is none. It makes
  // the document anew where that can't be edited.
  std::string_view command = {};
};

struct Related {
  Place place;
  std::string_view what;  // "opened here", "the CNAME"
};

struct Hit {
  std::uint32_t step = 0;     // which step of the plan found it
  std::uint32_t ordinal = 0;  // in the order found
  Place place;
  std::string_view
      target;  // what it is about: an owner name, an attribute; part of the fingerprint
  std::span<const Word> words;
  std::span<const Related> related;
  const Fix* fix = nullptr;
  // The day whose rules it was judged by; none: that of the run.
  std::optional<Date> day;
  // From when until when what it was judged by is so, where that is not the rule's phase alone but
  // a row of a table.
  std::optional<Date> from, until;
  // A sentence: what it rests on, where that is a guess which the user can settle. Not part of the
  // message: most findings of a document would repeat it.
  std::string_view basis;
};

// Collects hits of one worker. Keeps the first `cap` of each step, counts all.
class Hits {
 public:
  explicit Hits(std::uint32_t cap = UINT32_MAX) : cap_(cap) {}

  // For the engine: whose hits come next.
  void begin(std::uint32_t step) { step_ = step; }
  // Likewise: by the rules of which day, until another one is said.
  void judge_on(Date day) { day_ = day; }
  // For checks. Strings are copied, of a target at most 1024 octets and of a word 4096; `words` in
  // the order of the check's list.
  // Returns the hit, or a spare one when the cap is reached.
  Hit& add(Place place, std::string_view target, std::initializer_list<Word> words);
  // Whether the hit is one that is only counted.
  bool is_spare(const Hit& hit) const { return &hit == &spare_; }
  // Counts a hit that would not be kept: for checks that leave the wording when !keeping().
  void count_one() { add({}, {}, {}); }
  void relate(Hit& hit, Place place, std::string_view what);
  void fix(Hit& hit, bool safe, std::string_view title, std::span<const Edit> edits);
  // Advice in place of edits: see Fix.
  void advise(Hit& hit, std::string_view title, std::string_view command);
  // See Hit::from. Rows that begin on day 0 have always been so.
  void within(Hit& hit, Date from, std::optional<Date> until);
  // See Hit::basis.
  void rest_on(Hit& hit, std::string_view basis);
  // A number as text that lives long enough for a Word.
  std::string_view number(std::uint64_t value);
  // Whether another hit would be kept: lets a check spare itself the wording.
  bool keeping() const;

  std::span<const Hit> hits() const { return hits_; }
  std::uint64_t count(std::uint32_t step) const;  // kept or not
  Arena& arena() { return arena_; }

 private:
  struct Counter {
    std::uint64_t all = 0;
  };
  std::uint32_t cap_;
  std::uint32_t step_ = 0;
  std::optional<Date> day_;
  std::vector<Counter> counters_;
  std::vector<Hit> hits_;
  Hit spare_;
  Arena arena_;
};

// A message with its {words} filled in, made printable. A word that is not
// given stays as it is (the loader refuses such rules).
std::string render(std::string_view message, std::span<const Word> words);

}  // namespace dcvlint
