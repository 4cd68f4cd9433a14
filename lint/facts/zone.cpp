#include "lint/facts/zone.h"

#include <algorithm>

namespace dcvlint {

std::size_t Zone::slot(Name name) const {
  if (slot_names_.empty()) {
    // Below base_ this wraps to a number that is far too large.
    const std::size_t index = std::size_t{static_cast<std::uint32_t>(name)} - base_;
    return index < marks_.size() ? index : no_slot;
  }
  const auto found = std::lower_bound(slot_names_.begin(), slot_names_.end(), name);
  if (found == slot_names_.end() || *found != name) return no_slot;
  return static_cast<std::size_t>(found - slot_names_.begin());
}

bool Zone::marked(Name name, Mark mark) const {
  const std::size_t index = slot(name);
  return index != no_slot && (marks_[index] & mark) != 0;
}

std::span<const Record> Zone::at(Name owner) const {
  const std::size_t index = slot(owner);
  if (index == no_slot) return {};
  return records().subspan(starts_[index], starts_[index + 1] - starts_[index]);
}

std::span<const Record> Zone::rrset(Name owner, Type type) const {
  const std::span<const Record> all = at(owner);
  if (all.size() <= 8) {
    std::size_t begin = 0;
    while (begin < all.size() && all[begin].type < type) ++begin;
    std::size_t end = begin;
    while (end < all.size() && all[end].type == type) ++end;
    return all.subspan(begin, end - begin);
  }
  const auto found = std::ranges::equal_range(all, type, {}, &Record::type);
  return {found.begin(), found.end()};
}

std::string_view Zone::rdata_text(const Record& record) const {
  const auto bytes = rdata(record);
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

bool Zone::exists(Name name) const { return marked(name, present); }

// Ancestors have smaller numbers: a name that is smaller than the origin's is
// above it or beside it, and the climb is over.
std::optional<Name> Zone::topmost(Name name, Mark mark, Mark below) const {
  std::optional<Name> found;
  if ((marks_used_ & mark) == 0) return found;
  for (; name >= origin_; name = names_->parent(name)) {
    const std::size_t index = slot(name);
    const unsigned marks = index == no_slot ? 0U : marks_[index];
    // Most names are below none, and then nothing is to be looked for.
    if ((marks & (present | below)) == present) break;
    if ((marks & mark) != 0) found = name;
    if (name == origin_) break;
  }
  return found;
}

std::optional<Name> Zone::delegation(Name name) const { return topmost(name, cut, below_cut); }

std::optional<Name> Zone::dname_above(Name name) const {
  if (name == origin_) return std::nullopt;
  return topmost(names_->parent(name), dname, below_dname);
}

std::optional<Name> Zone::caa_owner(Name name) const {
  if ((marks_used_ & caa) == 0) return std::nullopt;
  for (; name >= origin_; name = names_->parent(name)) {
    if (marked(name, caa)) return name;
    if (name == origin_) break;
  }
  return std::nullopt;
}

}  // namespace dcvlint
