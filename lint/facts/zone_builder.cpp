#include <algorithm>
#include <unordered_set>
#include <utility>

#include "lint/base/large_pages.h"
#include "lint/facts/zone.h"

namespace dcvlint {
namespace {

std::uint32_t number(Name name) { return static_cast<std::uint32_t>(name); }

bool by_type(const Record& a, const Record& b) { return a.type < b.type; }
bool by_owner(const Record& a, const Record& b) { return a.owner < b.owner; }

// Stable, and without memory of its own: most owners have a handful of
// records, of which one or two stand in the wrong place.
void insertion_sort(std::span<Record> records) {
  for (std::size_t i = 1; i < records.size(); ++i) {
    const Record record = records[i];
    std::size_t hole = i;
    for (; hole > 0 && by_type(record, records[hole - 1]); --hole) {
      records[hole] = records[hole - 1];
    }
    records[hole] = record;
  }
}

void order_by_type(std::span<Record> records) {
  if (records.size() <= 16) {
    insertion_sort(records);
  } else if (!std::is_sorted(records.begin(), records.end(), by_type)) {
    std::stable_sort(records.begin(), records.end(), by_type);
  }
}

// Moves each record to where `targets` says, along the permutation's cycles.
void place_records(std::vector<Record>& records, std::vector<std::uint32_t>& targets) {
  for (std::size_t i = 0; i < records.size(); ++i) {
    while (targets[i] != i) {
      const std::uint32_t target = targets[i];
      std::swap(records[i], records[target]);
      std::swap(targets[i], targets[target]);
    }
  }
}

}  // namespace

ZoneBuilder::ZoneBuilder(const Names& names, Name origin, Doc document)
    : least_(origin), greatest_(origin) {
  zone_.names_ = &names;
  zone_.origin_ = origin;
  zone_.document_ = document;
}

void ZoneBuilder::expect_bytes(std::size_t bytes) {
  // Memory that is not written to is not taken, so this may be too much, but
  // growing would for a moment hold everything twice.
  zone_.records_.reserve(bytes / 24);
  zone_.rdata_.reserve(bytes / 2);
  prefer_large_pages(zone_.records_.data(), zone_.records_.capacity() * sizeof(Record));
  prefer_large_pages(zone_.rdata_.data(), zone_.rdata_.capacity());
}

bool ZoneBuilder::add(Record record, std::span<const std::uint8_t> rdata) {
  if (rdata.size() > UINT16_MAX || rdata.size() > UINT32_MAX - zone_.rdata_.size()) return false;
  record.rdata_at = static_cast<std::uint32_t>(zone_.rdata_.size());
  record.rdata_size = static_cast<std::uint16_t>(rdata.size());
  zone_.rdata_.insert(zone_.rdata_.end(), rdata.begin(), rdata.end());
  zone_.records_.push_back(record);
  least_ = std::min(least_, record.owner);
  greatest_ = std::max(greatest_, record.owner);
  return true;
}

void ZoneBuilder::append(const ZoneBuilder& other, std::size_t count,
                         std::span<const Name> numbers) {
  if (count == 0) return;
  const auto records = std::span(other.zone_.records_).first(count);
  const auto moved = static_cast<std::uint32_t>(zone_.rdata_.size());
  const std::size_t bytes = std::size_t{records.back().rdata_at} + records.back().rdata_size;
  const auto rdata = other.zone_.rdata_.begin();
  zone_.rdata_.insert(zone_.rdata_.end(), rdata, rdata + static_cast<std::ptrdiff_t>(bytes));
  for (Record record : records) {
    record.owner = numbers[number(record.owner)];
    record.rdata_at += moved;
    least_ = std::min(least_, record.owner);
    greatest_ = std::max(greatest_, record.owner);
    zone_.records_.push_back(record);
  }
}

Zone ZoneBuilder::finish() && {
  // Of base_ and up, each number is a slot if that costs less than the records do.
  const std::uint64_t range = std::uint64_t{number(greatest_)} - number(least_) + 1;
  if (range <= 4 * std::uint64_t{zone_.records_.size()} + 64) {
    make_dense_slots();
  } else {
    order_by_owner();
    make_listed_slots();
  }
  order_and_mark();
  return std::move(zone_);
}

void ZoneBuilder::order_by_owner() {
  auto& records = zone_.records_;
  if (!std::is_sorted(records.begin(), records.end(), by_owner)) {
    std::stable_sort(records.begin(), records.end(), by_owner);
  }
}

// A counting sort: owners' numbers follow first mention, so usually the records
// stand right already, and otherwise are moved at a cost that does not depend
// on how far.
void ZoneBuilder::make_dense_slots() {
  auto& starts = zone_.starts_;
  zone_.base_ = number(least_);
  starts.assign(std::size_t{number(greatest_)} - zone_.base_ + 2, 0);
  zone_.marks_.assign(starts.size() - 1, 0);
  bool ordered = true;
  Name last{};
  for (const Record& record : zone_.records_) {
    ++starts[number(record.owner) - zone_.base_ + 1];
    ordered = ordered && last <= record.owner;
    last = record.owner;
  }
  for (std::size_t i = 1; i < starts.size(); ++i) starts[i] += starts[i - 1];
  if (ordered) return;
  std::vector<std::uint32_t> targets;
  targets.reserve(zone_.records_.size());
  for (const Record& record : zone_.records_) {
    targets.push_back(starts[number(record.owner) - zone_.base_]++);
  }
  // Each start has become its owner's end, which is the next one's start.
  std::move_backward(starts.begin(), starts.end() - 1, starts.end());
  starts.front() = 0;
  place_records(zone_.records_, targets);
}

void ZoneBuilder::make_listed_slots() {
  const Names& names = *zone_.names_;
  std::unordered_set<std::uint32_t> have{number(zone_.origin_)};
  for (const Record& record : zone_.records_) {
    if (!have.insert(number(record.owner)).second) continue;
    if (!names.is_within(record.owner, zone_.origin_)) continue;
    // Empty non-terminals need slots too.
    Name above = names.parent(record.owner);
    while (have.insert(number(above)).second) above = names.parent(above);
  }
  auto& slot_names = zone_.slot_names_;
  slot_names.reserve(have.size());
  for (std::uint32_t each : have) slot_names.push_back(static_cast<Name>(each));
  std::sort(slot_names.begin(), slot_names.end());
  std::uint32_t at = 0;
  for (Name name : slot_names) {
    zone_.starts_.push_back(at);
    while (at < zone_.records_.size() && zone_.records_[at].owner == name) ++at;
  }
  zone_.starts_.push_back(at);
  zone_.marks_.assign(slot_names.size(), 0);
}

// Gives `name` and all names above it, up to the origin, their `present`, and what
// those above hand down. Their records have been looked at: their numbers are smaller.
std::uint8_t& ZoneBuilder::mark_present(Name name) {
  std::uint8_t& slot = zone_.marks_[zone_.slot(name)];
  // Above a name that is marked, all are.
  if ((slot & Zone::present) == 0) {
    const unsigned above = mark_present(zone_.names_->parent(name));
    slot = static_cast<std::uint8_t>(Zone::present | (above & Zone::inherited));
  }
  return slot;
}

// Owner by owner, while its records are at hand.
void ZoneBuilder::order_and_mark() {
  zone_.marks_[zone_.slot(zone_.origin_)] = Zone::present;
  const std::span<Record> all(zone_.records_);
  for (std::size_t i = 0; i + 1 < zone_.starts_.size(); ++i) {
    const auto records = all.subspan(zone_.starts_[i], zone_.starts_[i + 1] - zone_.starts_[i]);
    if (records.empty()) continue;
    if (records.size() > 1) order_by_type(records);
    mark_owner(records);
  }
}

void ZoneBuilder::mark_owner(std::span<const Record> records) {
  const Name owner = records.front().owner;
  unsigned marks = 0;
  for (const Record& record : records) {
    const bool below_apex = owner != zone_.origin_;
    if (record.type == Type::ns && below_apex) marks |= Zone::cut | Zone::below_cut;
    if (record.type == Type::dname) marks |= Zone::dname | Zone::below_dname;
    if (record.type == Type::caa) marks |= Zone::caa;
  }
  if (!zone_.names_->is_within(owner, zone_.origin_)) return;
  std::uint8_t& slot = mark_present(owner);
  slot = static_cast<std::uint8_t>(slot | marks);
  zone_.marks_used_ = static_cast<std::uint8_t>(zone_.marks_used_ | marks);
  if ((marks & Zone::cut) != 0) zone_.cuts_.push_back(owner);
}

}  // namespace dcvlint
