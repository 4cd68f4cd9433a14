#include "lint/facts/name.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <new>
#include <stdexcept>
#include <utility>

#include "lint/base/ascii.h"
#include "lint/base/large_pages.h"

namespace dcvlint {
namespace {

constexpr unsigned longest_label = 63;
constexpr unsigned longest_name = 255;
constexpr unsigned most_labels = 127;

// Labels as they stand in the text, or, if it has escapes, in `octets`.
struct Labels {
  struct Label {
    const char* data;
    std::size_t size;
  };
  void push(std::string_view label) { kept[count++] = {label.data(), label.size()}; }
  std::string_view pop() {
    --count;
    return {kept[count].data, kept[count].size};
  }

  std::array<Label, most_labels> kept;  // not initialised: it is two kilobytes, per name read
  std::size_t count = 0;
  unsigned octets_used = 0;  // with the length octets
  bool absolute = false;
  std::array<char, longest_name> octets;
};

tl::unexpected<NameFault> fault(NameFaultKind kind, std::size_t at, std::size_t length) {
  return tl::unexpected(NameFault{kind, static_cast<std::uint32_t>(at),
                                  static_cast<std::uint32_t>(std::max<std::size_t>(length, 1))});
}

// Where a label's text ends: at the next dot without a backslash before it, or at the end.
std::size_t label_end(std::string_view text, std::size_t begin) {
  std::size_t end = begin;
  while (end < text.size() && text[end] != '.') end += text[end] == '\\' ? 2U : 1U;
  return std::min(end, text.size());
}

// Works out the escapes of text[begin, end). Up to `room` octets are written;
// the count goes on.
tl::expected<std::size_t, NameFault> unescape(std::string_view text, std::size_t begin,
                                              std::size_t end, char* out, std::size_t room) {
  std::size_t count = 0;
  for (std::size_t i = begin; i < end; ++count) {
    char octet = text[i];
    std::size_t taken = 1;
    if (octet == '\\') {
      std::size_t digits = 0;
      while (digits < 3 && i + 1 + digits < end && is_digit(text[i + 1 + digits])) ++digits;
      unsigned number = 0;
      for (char c : text.substr(i + 1, digits))
        number = number * 10 + static_cast<unsigned>(c - '0');
      if (i + 1 == end || (digits > 0 && digits < 3) || number > 255) {
        return fault(NameFaultKind::bad_escape, i, 1 + digits);
      }
      octet = digits == 3 ? static_cast<char>(number) : text[i + 1];
      taken = digits == 3 ? 4 : 2;
    }
    if (count < room) out[count] = octet;
    i += taken;
  }
  return count;
}

// Reads one label of text[begin, end) into `labels`.
tl::expected<void, NameFault> take_label(std::string_view text, std::size_t begin, std::size_t end,
                                         bool escaped, Labels& labels) {
  if (begin == end) {
    // The caret stands on the dot that closes nothing.
    return fault(NameFaultKind::empty_label, std::min(begin, text.size()), 1);
  }
  std::string_view label = text.substr(begin, end - begin);
  if (escaped) {
    std::array<char, longest_label> octets;
    const auto size = unescape(text, begin, end, octets.data(), octets.size());
    if (!size) return tl::unexpected(size.error());
    if (*size <= longest_label && labels.octets_used + *size < longest_name) {
      char* kept = labels.octets.data() + labels.octets_used;
      std::memcpy(kept, octets.data(), *size);
      label = {kept, *size};
    } else if (*size > longest_label) {
      return fault(NameFaultKind::label_too_long, begin, end - begin);
    } else {
      return fault(NameFaultKind::name_too_long, 0, text.size());
    }
  }
  if (label.size() > longest_label) {
    return fault(NameFaultKind::label_too_long, begin, end - begin);
  }
  labels.octets_used += static_cast<unsigned>(label.size()) + 1;
  // The root's octet comes on top in every case.
  if (labels.octets_used >= longest_name) {
    return fault(NameFaultKind::name_too_long, 0, text.size());
  }
  labels.push(label);
  return {};
}

tl::expected<void, NameFault> read_text(std::string_view text, Labels& labels) {
  if (text == ".") {
    labels.absolute = true;
    return {};
  }
  const bool escaped = text.find('\\') != std::string_view::npos;
  std::size_t begin = 0;
  do {
    const std::size_t end =
        escaped ? label_end(text, begin) : std::min(text.find('.', begin), text.size());
    if (auto taken = take_label(text, begin, end, escaped, labels); !taken) return taken;
    labels.absolute = end + 1 == text.size();
    begin = end + 1;
  } while (begin < text.size());
  return {};
}

tl::expected<void, NameFault> read_wire(std::span<const std::uint8_t> wire, Labels& labels) {
  const std::string_view octets(reinterpret_cast<const char*>(wire.data()), wire.size());
  labels.absolute = true;
  std::size_t at = 0;
  while (at < wire.size() && wire[at] != 0) {
    const std::size_t length = wire[at];
    if (length > longest_label || length >= wire.size() - at) {
      return fault(NameFaultKind::label_too_long, at, 1);
    }
    if (at + length + 2 > longest_name) {
      return fault(NameFaultKind::name_too_long, 0, wire.size());
    }
    labels.push(octets.substr(at + 1, length));
    at += length + 1;
  }
  labels.octets_used = static_cast<unsigned>(at);
  if (at + 1 != wire.size()) return fault(NameFaultKind::empty_label, at, wire.size() - at);
  return {};
}

// A label, lower-cased, as eight words with zeros behind it.
struct Folded {
  std::array<std::uint64_t, 8> words;
  std::size_t size;
  const char* data() const { return reinterpret_cast<const char*>(words.data()); }
};

// ASCII capitals of eight octets at once: those from 'A' to 'Z' get bit 5 set.
std::uint64_t lower_case(std::uint64_t word) {
  constexpr std::uint64_t each = 0x0101010101010101U;
  const std::uint64_t low = word & (0x7F * each);
  const std::uint64_t from_a = low + (0x80 - 'A') * each;
  const std::uint64_t above_z = low + (0x7F - 'Z') * each;
  return word | ((from_a & ~above_z & ~word & (0x80 * each)) >> 2U);
}

// The octets of `text` from `at` on, at most eight, with zeros behind them. Labels are short,
// and a call of memcpy for each costs more than the label.
std::uint64_t word_at(std::string_view text, std::size_t at) {
  const char* from = text.data() + at;
  const std::size_t left = text.size() - at;
  const auto load = [](auto word, const char* octets) {
    std::memcpy(&word, octets, sizeof word);
    return word;
  };
  if (left >= 8) return load(std::uint64_t{}, from);
  if constexpr (std::endian::native == std::endian::little) {
    if (at >= 8) return load(std::uint64_t{}, from + left - 8) >> (8 * (8 - left));
    // Both halves may share octets.
    if (left >= 4) {
      return load(std::uint32_t{}, from) | std::uint64_t{load(std::uint32_t{}, from + left - 4)}
                                               << (8 * (left - 4));
    }
    std::uint64_t word = 0;
    for (std::size_t i = 0; i < left; ++i) {
      word |= std::uint64_t{static_cast<std::uint8_t>(from[i])} << (8 * i);
    }
    return word;
  }
  std::uint64_t word = 0;
  std::memcpy(&word, from, left);
  return word;
}

void fold(std::string_view label, Folded& folded) {
  folded.size = label.size();
  for (std::size_t i = 0; i * 8 < label.size(); ++i) {
    folded.words[i] = lower_case(word_at(label, i * 8));
  }
}

bool same(std::string_view known, const Folded& label) {
  if (known.size() != label.size) return false;
  for (std::size_t i = 0; i * 8 < known.size(); ++i) {
    if (word_at(known, i * 8) != label.words[i]) return false;
  }
  return true;
}

// Where the labels of a name begin that has no escapes and no fault.
struct PlainLabels {
  std::array<std::uint8_t, most_labels + 1> begins;  // and behind the last; not initialised
  std::size_t count = 0;
  bool absolute = false;
};

bool read_plain(std::string_view text, PlainLabels& labels) {
  if (text.empty() || text.size() >= longest_name) return false;
  std::size_t begin = 0;
  const auto push = [&](std::size_t end) {
    if (end - begin - 1 >= longest_label || labels.count == most_labels) return false;
    labels.begins[labels.count++] = static_cast<std::uint8_t>(begin);
    begin = end + 1;
    return true;
  };
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '\\') return false;
    if (text[i] == '.' && !push(i)) return false;
  }
  labels.absolute = begin == text.size();
  if (!labels.absolute && !push(text.size())) return false;
  labels.begins[labels.count] = static_cast<std::uint8_t>(begin);
  return true;
}

// Both halves of a 128-bit product: each bit of the result hangs on all bits of both factors.
std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint32_t hash_of(const Folded& label, Name parent, std::uint64_t seed) {
  std::uint64_t hash =
      mix(seed ^ static_cast<std::uint32_t>(parent), 0x9E3779B97F4A7C15U ^ (label.size << 32U));
  for (std::size_t i = 0; i * 8 < label.size; ++i) {
    hash = mix(hash ^ label.words[i], seed | 1U);
  }
  return static_cast<std::uint32_t>(hash ^ hash >> 32U);
}

void append_escaped(std::string& out, char c) {
  const auto octet = static_cast<std::uint8_t>(c);
  constexpr std::string_view special = ".\\\"();@$";
  if (octet <= 0x20 || octet >= 0x7F) {
    out += '\\';
    for (unsigned power : {100U, 10U, 1U}) out += static_cast<char>('0' + octet / power % 10);
    return;
  }
  if (special.find(c) != std::string_view::npos) out += '\\';
  out += c;
}

}  // namespace

struct Names::Place {
  Folded label;
  std::uint32_t hash;
  std::size_t slot;  // of the child, or free
  std::uint32_t found;
};

struct Names::Hashing {
  std::uint64_t seed;
};

Names::Names(std::uint64_t seed)
    : Names(Hashing{mix(seed ^ 0xD6E8FEB86659FD93U, 0xA0761D6478BD642FU)}) {}

Names::Names(Hashing hashing) : seed_(hashing.seed), slots_(0) {
  grow(1024);
  nodes_.push_back({Name::root, 0, 1, 0});
  labels_.push_back(0);
}

Names Names::empty_copy() const { return Names(Hashing{seed_}); }

void Names::expect_bytes(std::size_t bytes) {
  // Memory that is not written to is not taken, so this may be too much. Many small files must not
  // move everything each time.
  const auto expect = [](auto& items, std::size_t more) {
    if (items.size() + more <= items.capacity()) return;
    items.reserve(std::max(items.size() + more, 2 * items.capacity()));
    auto* end = items.data() + items.size();
    prefer_large_pages(end, (items.capacity() - items.size()) * sizeof *end);
  };
  expect(nodes_, bytes / 48);
  expect(labels_, bytes / 8);
  const std::size_t likely = nodes_.size() + bytes / 128;
  if (likely > slots_ / 4 * 3) grow(std::bit_ceil(likely / 3 * 4));
}

void Names::look(Name parent, std::string_view label, Place& place) const {
  fold(label, place.label);
  place.hash = hash_of(place.label, parent, seed_);
  const std::size_t mask = slots_ - 1;
  for (place.slot = place.hash & mask;; place.slot = (place.slot + 1) & mask) {
    const Slot slot = table_.get()[place.slot];
    place.found = slot.number;
    if (place.found == 0) return;
    if (slot.hash != place.hash) continue;
    const Node& node = nodes_[place.found];
    if (node.parent != parent) continue;
    const char* known = labels_.data() + node.label_at;
    if (same({known + 1, static_cast<std::uint8_t>(known[0])}, place.label)) return;
  }
}

Name Names::add(Name parent, const Place& place) {
  if (labels_.size() > UINT32_MAX - 2 * longest_label) {
    throw std::length_error("names of more than 4 GiB");
  }
  const std::size_t size = place.label.size;
  const Node above = nodes_[index(parent)];
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back({parent, static_cast<std::uint32_t>(labels_.size()),
                    static_cast<std::uint8_t>(above.wire + size + 1),
                    static_cast<std::uint8_t>(above.labels + 1)});
  labels_.push_back(static_cast<char>(size));
  labels_.insert(labels_.end(), place.label.data(), place.label.data() + size);
  if (size == 1 && *place.label.data() == '*') wildcards_.push_back(static_cast<Name>(number));
  table_.get()[place.slot] = {number, place.hash};
  if (nodes_.size() > slots_ / 4 * 3) grow(slots_ * 2);
  return static_cast<Name>(number);
}

void Names::grow(std::size_t slots) {
  Handle<Slot, std::free> table(static_cast<Slot*>(std::calloc(slots, sizeof(Slot))));
  if (!table) throw std::bad_alloc();
  prefer_large_pages(table.get(), slots * sizeof(Slot));  // it is jumped about in
  const std::size_t mask = slots - 1;
  for (std::size_t i = 0; i < slots_; ++i) {
    const Slot old = table_.get()[i];
    if (old.number == 0) continue;
    std::size_t slot = old.hash & mask;
    while (table.get()[slot].number != 0) slot = (slot + 1) & mask;
    table.get()[slot] = old;
  }
  table_ = std::move(table);
  slots_ = slots;
}

tl::expected<Name, NameFault> Names::intern(std::string_view text, Name origin) {
  Place place;
  if (PlainLabels plain; read_plain(text, plain)) {
    Name name = plain.absolute ? Name::root : origin;
    // Each length octet has the place of a dot.
    if (plain.begins[plain.count] + wire_length(name) > longest_name) {
      return fault(NameFaultKind::name_too_long, 0, text.size());
    }
    for (std::size_t i = plain.count; i > 0; --i) {
      const std::size_t begin = plain.begins[i - 1];
      look(name, text.substr(begin, plain.begins[i] - begin - 1U), place);
      name = place.found != 0 ? static_cast<Name>(place.found) : add(name, place);
    }
    return name;
  }
  Labels labels;
  if (auto read = read_text(text, labels); !read) return tl::unexpected(read.error());
  Name name = labels.absolute ? Name::root : origin;
  if (labels.octets_used + wire_length(name) > longest_name) {
    return fault(NameFaultKind::name_too_long, 0, text.size());
  }
  while (labels.count > 0) {
    look(name, labels.pop(), place);
    name = place.found != 0 ? static_cast<Name>(place.found) : add(name, place);
  }
  return name;
}

tl::expected<Name, NameFault> Names::add_child(Name parent, std::string_view label) {
  if (label.empty()) return fault(NameFaultKind::empty_label, 0, 1);
  if (label.size() > longest_label) return fault(NameFaultKind::label_too_long, 0, label.size());
  if (wire_length(parent) + label.size() + 1 > longest_name) {
    return fault(NameFaultKind::name_too_long, 0, label.size());
  }
  Place place;
  look(parent, label, place);
  return place.found != 0 ? static_cast<Name>(place.found) : add(parent, place);
}

tl::expected<Name, NameFault> Names::intern_wire(std::span<const std::uint8_t> wire) {
  Labels labels;
  if (auto read = read_wire(wire, labels); !read) return tl::unexpected(read.error());
  Name name = Name::root;
  Place place;
  while (labels.count > 0) {
    look(name, labels.pop(), place);
    name = place.found != 0 ? static_cast<Name>(place.found) : add(name, place);
  }
  return name;
}

std::optional<Name> Names::find(std::string_view text, Name origin) const {
  Labels labels;
  if (!read_text(text, labels)) return std::nullopt;
  std::optional<Name> name = labels.absolute ? Name::root : origin;
  while (name && labels.count > 0) name = child(*name, labels.pop());
  return name;
}

std::optional<Name> Names::find_wire(std::span<const std::uint8_t> wire) const {
  Labels labels;
  if (!read_wire(wire, labels)) return std::nullopt;
  std::optional<Name> name = Name::root;
  while (name && labels.count > 0) name = child(*name, labels.pop());
  return name;
}

std::optional<Name> Names::child(Name parent, std::string_view label) const {
  if (label.empty() || label.size() > longest_label) return std::nullopt;
  Place place;
  look(parent, label, place);
  if (place.found == 0) return std::nullopt;
  return static_cast<Name>(place.found);
}

std::string_view Names::label(Name name) const {
  const char* at = labels_.data() + nodes_[index(name)].label_at;
  return {at + 1, static_cast<std::uint8_t>(*at)};
}

bool Names::is_within(Name name, Name ancestor) const {
  // An ancestor's number is never greater, so most strangers part early.
  while (name > ancestor) name = parent(name);
  return name == ancestor;
}

std::string Names::text(Name name) const {
  if (name == Name::root) return ".";
  std::string out;
  for (; name != Name::root; name = parent(name)) {
    for (char c : label(name)) append_escaped(out, c);
    out += '.';
  }
  return out;
}

std::string Names::display(Name name) const {
  std::string out = text(name);
  if (out.size() > 1) out.pop_back();
  return out;
}

void Names::append_wire(Name name, std::vector<std::uint8_t>& out) const {
  for (; name != Name::root; name = parent(name)) {
    const std::string_view octets = label(name);
    out.push_back(static_cast<std::uint8_t>(octets.size()));
    out.insert(out.end(), octets.begin(), octets.end());
  }
  out.push_back(0);
}

}  // namespace dcvlint
