#pragma once
// Domain names, interned: equal names have equal numbers (RFC 1034 §3.1,
// RFC 4343: ASCII case does not count).

#include <cstdint>
#include <cstdlib>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <tl/expected.hpp>
#include <vector>

#include "lint/base/handle.h"

namespace dcvlint {

enum class Name : std::uint32_t { root = 0 };

// Why text is no domain name (RFC 1035 §2.3.4, §5.1).
enum class NameFaultKind : std::uint8_t {
  empty_label,     // "a..b", ".a"
  label_too_long,  // over 63 octets
  name_too_long,   // over 255 octets in wire form
  bad_escape,      // \ at the end, \DDD over 255 or with fewer than three digits
};
struct NameFault {
  NameFaultKind kind{};
  std::uint32_t at = 0;      // byte offset in the text
  std::uint32_t length = 0;  // of the offending part, ≥ 1
};

// A trie of (parent, label). A parent's number is smaller than its children's,
// so that one forward loop over numbers can inherit from parents. Labels are
// kept lower-cased, as octets without escapes. One thread adds, any number
// read what was added before they started.
class Names {
 public:
  // The seed keeps an attacker from choosing colliding names; it never shows in results.
  explicit Names(std::uint64_t seed);

  // One without names and with the same seed, for another thread.
  Names empty_copy() const;

  // About how many bytes of master file with new names will be read; saves growing.
  void expect_bytes(std::size_t bytes);

  // `text` in presentation form; relative to `origin` unless it ends with an
  // unescaped dot. "." is the root. "@" is not special here.
  tl::expected<Name, NameFault> intern(std::string_view text, Name origin);
  // Label octets, 1 to 63; an error only when the name gets too long.
  tl::expected<Name, NameFault> add_child(Name parent, std::string_view label);
  // Uncompressed wire form (RFC 1035 §3.1), whole span consumed: octets behind
  // the root and a missing root are an empty_label, a label that overruns the end
  // (or a compression pointer) is a label_too_long.
  tl::expected<Name, NameFault> intern_wire(std::span<const std::uint8_t> wire);

  // Without adding.
  std::optional<Name> find(std::string_view text, Name origin) const;
  std::optional<Name> find_wire(std::span<const std::uint8_t> wire) const;
  std::optional<Name> child(Name parent, std::string_view label) const;

  Name parent(Name name) const { return nodes_[index(name)].parent; }  // the root's is the root
  std::string_view label(Name name) const;                             // empty for the root
  unsigned label_count(Name name) const { return nodes_[index(name)].labels; }  // root: 0
  unsigned wire_length(Name name) const { return nodes_[index(name)].wire; }    // root: 1
  bool is_wildcard(Name name) const { return label(name) == "*"; }
  bool is_within(Name name, Name ancestor) const;  // equal or below
  // All names whose first label is "*", ascending: most zones have a few among many thousands.
  std::span<const Name> wildcards() const { return wildcards_; }
  std::size_t size() const { return nodes_.size(); }

  // Presentation form with escapes, lower case, with the final dot.
  std::string text(Name name) const;
  // As people write it: without the final dot (the root is ".").
  std::string display(Name name) const;
  void append_wire(Name name, std::vector<std::uint8_t>& out) const;

 private:
  struct Node {
    Name parent;
    std::uint32_t label_at;  // in labels_, where a length octet precedes the label
    std::uint8_t wire;
    std::uint8_t labels;
  };
  // The hash beside the number spares a walk through memory for each stranger on the way.
  struct Slot {
    std::uint32_t number = 0;  // 0 is free: the root is never looked up
    std::uint32_t hash = 0;    // of the label and the parent's number
  };
  static constexpr std::size_t index(Name name) { return static_cast<std::size_t>(name); }
  struct Hashing;  // a seed that is mixed already
  explicit Names(Hashing hashing);
  struct Place;  // where a child stands in the table, or would
  void look(Name parent, std::string_view label, Place& place) const;
  Name add(Name parent, const Place& place);
  void grow(std::size_t slots);

  std::uint64_t seed_;
  std::vector<Node> nodes_;
  std::vector<char> labels_;
  // Open addressing; a power of two. Not a vector: zeros from the system cost nothing until they
  // are looked at.
  Handle<Slot, std::free> table_;
  std::size_t slots_;
  std::vector<Name> wildcards_;
};

}  // namespace dcvlint
