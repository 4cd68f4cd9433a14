#include <array>
#include <charconv>
#include <string>

#include "lint/base/clipped.h"
#include "lint/findings/finding.h"

namespace dcvlint {
namespace {

// More than that is no name and no message, and a hostile name of ten megabytes would stand in a
// report as often as it has labels.
constexpr std::size_t longest_target = 1024;
constexpr std::size_t longest_word = 4096;

std::string_view copy_clipped(Arena& arena, std::string_view text, std::size_t most) {
  return text.size() <= most ? arena.copy(text) : arena.copy(std::string_view(clipped(text, most)));
}

}  // namespace

bool Hits::keeping() const { return count(step_) < cap_; }

std::uint64_t Hits::count(std::uint32_t step) const {
  return step < counters_.size() ? counters_[step].all : 0;
}

Hit& Hits::add(Place place, std::string_view target, std::initializer_list<Word> words) {
  const bool kept = keeping();
  if (counters_.size() <= step_) counters_.resize(std::size_t{step_} + 1);
  const std::uint64_t ordinal = counters_[step_].all++;
  if (!kept) {
    spare_ = Hit{};
    return spare_;
  }
  Hit& hit = hits_.emplace_back();
  hit.step = step_;
  hit.ordinal = static_cast<std::uint32_t>(ordinal);
  hit.place = place;
  hit.day = day_;
  hit.target = copy_clipped(arena_, target, longest_target);
  const std::span<Word> copies = arena_.copy(std::span<const Word>(words.begin(), words.size()));
  for (Word& word : copies) {
    word = {arena_.copy(word.name), copy_clipped(arena_, word.value, longest_word)};
  }
  hit.words = copies;
  return hit;
}

void Hits::within(Hit& hit, Date from, std::optional<Date> until) {
  if (from > Date{}) hit.from = from;
  hit.until = until;
}

void Hits::relate(Hit& hit, Place place, std::string_view what) {
  if (&hit == &spare_) return;
  std::vector<Related> all(hit.related.begin(), hit.related.end());
  all.push_back({place, arena_.copy(what)});
  hit.related = arena_.copy(std::span<const Related>(all));
}

void Hits::fix(Hit& hit, bool safe, std::string_view title, std::span<const Edit> edits) {
  if (&hit == &spare_) return;
  std::vector<Edit> copies(edits.begin(), edits.end());
  for (Edit& edit : copies) edit.text = arena_.copy(edit.text);
  const Fix fix{safe, arena_.copy(title), arena_.copy(std::span<const Edit>(copies)), {}};
  hit.fix = arena_.copy(std::span<const Fix>(&fix, 1)).data();
}

void Hits::advise(Hit& hit, std::string_view title, std::string_view command) {
  if (&hit == &spare_) return;
  const Fix fix{false, arena_.copy(title), {}, arena_.copy(command)};
  hit.fix = arena_.copy(std::span<const Fix>(&fix, 1)).data();
}

void Hits::rest_on(Hit& hit, std::string_view basis) {
  if (&hit == &spare_) return;
  hit.basis = arena_.copy(basis);
}

std::string_view Hits::number(std::uint64_t value) {
  std::array<char, 20> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  return arena_.copy({digits.data(), static_cast<std::size_t>(end - digits.data())});
}

}  // namespace dcvlint
