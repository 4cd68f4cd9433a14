#pragma once
// A zone's records, indexed by owner name.

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "lint/base/arena.h"
#include "lint/base/document.h"
#include "lint/facts/fault.h"
#include "lint/facts/name.h"
#include "lint/facts/type.h"

namespace dcvlint {

inline constexpr std::uint32_t highest_ttl = 0x7fff'ffff;  // RFC 2181 §8

// One resource record, of class IN. RDATA is kept as uncompressed wire form in the zone.
struct Record {
  Name owner{};
  std::uint32_t ttl : 31 = 0;         // at most highest_ttl
  std::uint32_t has_comment : 1 = 0;  // among its lines or behind them
  Place place;  // from the owner (or type, if the owner is inherited) to the last RDATA byte
  std::uint32_t rdata_at = 0;  // offset in the zone's RDATA
  Type type{};
  std::uint16_t rdata_size = 0;
};
static_assert(sizeof(Record) == 28);  // a million of them is what a run's memory is full of

// All records of one owner and type, in file order.
struct Rrset {
  Name owner{};
  Type type{};
  std::span<const Record> records;
};

class Zone {
 public:
  Name origin() const { return origin_; }
  Doc document() const { return document_; }   // the file that was named, not what it includes
  bool fragment() const { return fragment_; }  // read as a part that another file includes

  // By owner number, then type, then as in the file. Owner numbers follow
  // first mention, so this is nearly file order.
  std::span<const Record> records() const { return records_; }
  std::span<const Record> at(Name owner) const;
  std::span<const Record> rrset(Name owner, Type type) const;
  std::span<const std::uint8_t> rdata(const Record& record) const {
    return {rdata_.data() + record.rdata_at, record.rdata_size};
  }
  std::string_view rdata_text(const Record& record) const;  // the same bytes as characters

  // Whether the name exists: has records, or is an empty non-terminal (RFC 8499, RFC 4592 §2.2.2).
  bool exists(Name name) const;
  // The delegation point (NS below the apex) at or above `name`, the topmost one.
  std::optional<Name> delegation(Name name) const;
  // The DNAME owner strictly above `name` (RFC 6672 §2.3), the topmost one.
  std::optional<Name> dname_above(Name name) const;
  // The nearest ancestor-or-self with CAA inside the zone; nothing if none.
  // Delegations and aliases do not count here: it is about owner names alone.
  std::optional<Name> caa_owner(Name name) const;

  // Owners of NS below the apex, ascending: the zone's cuts, those below other cuts included.
  std::span<const Name> delegations() const { return cuts_; }

  const std::vector<Fault>& faults() const { return faults_; }

 private:
  friend class ZoneBuilder;
  // What is known of a name besides its records.
  enum Mark : std::uint8_t {
    present = 1,  // has records, or a name below it has
    cut = 2,      // NS below the apex
    dname = 4,
    caa = 8,
    below_cut = 16,    // at a cut or below one
    below_dname = 32,  // at a DNAME or below one
  };
  static constexpr unsigned inherited = below_cut | below_dname;
  static constexpr std::size_t no_slot = SIZE_MAX;
  std::size_t slot(Name name) const;
  bool marked(Name name, Mark mark) const;
  // The topmost name with `mark` at or above `name`; below such a name all have `below`.
  std::optional<Name> topmost(Name name, Mark mark, Mark below) const;

  const Names* names_ = nullptr;
  Name origin_{};
  Doc document_{};
  bool fragment_ = false;
  std::vector<Record> records_;
  std::vector<std::uint8_t> rdata_;
  // A zone read on its own has nearly all names from its first to its last, so each number from
  // base_ on has a slot. Where names of other zones lie between, slot_names_ says whose slots
  // there are.
  std::uint32_t base_ = 0;
  std::vector<Name> slot_names_;       // ascending; empty: one for each number
  std::vector<std::uint32_t> starts_;  // per slot: index of the first record; and the end
  std::vector<std::uint8_t> marks_;    // per slot
  std::uint8_t marks_used_ = 0;        // all marks together: without cuts none is looked for
  std::vector<Name> cuts_;             // ascending
  std::vector<Fault> faults_;
  Arena text_;  // texts of faults that are not in a document
};

// Collects what a source reads and turns it into a Zone.
class ZoneBuilder {
 public:
  ZoneBuilder(const Names& names, Name origin, Doc document);
  void fragment(bool is_one) { zone_.fragment_ = is_one; }
  // About how many bytes of master file will come; saves growing.
  void expect_bytes(std::size_t bytes);
  // `record.rdata_at` and `rdata_size` are set here. Bytes are copied. False, and nothing added,
  // when `rdata` is longer than RDATA can be (65 535), or that of the zone would pass 4 GiB.
  bool add(Record record, std::span<const std::uint8_t> rdata);
  // Adds the first `count` records of another builder. `numbers` tells for each of its names which
  // one it is here. RDATA of both together: up to 4 GiB.
  void append(const ZoneBuilder& other, std::size_t count, std::span<const Name> numbers);
  void fault(Fault fault) { zone_.faults_.push_back(fault); }
  // For fault texts that are not in a document.
  std::string_view keep(std::string_view text) { return zone_.text_.copy(text); }
  std::size_t record_count() const { return zone_.records_.size(); }
  std::size_t fault_count() const { return zone_.faults_.size(); }
  Zone finish() &&;

 private:
  void order_by_owner();
  void make_dense_slots();
  void make_listed_slots();
  void order_and_mark();
  void mark_owner(std::span<const Record> records);
  std::uint8_t& mark_present(Name name);

  Zone zone_;
  Name least_{};  // of the owners and the origin
  Name greatest_{};
};

}  // namespace dcvlint
