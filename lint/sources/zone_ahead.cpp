#include "lint/sources/zone_ahead.h"

#include <algorithm>
#include <cstring>
#include <exception>
#include <system_error>
#include <vector>

namespace dcvlint {
namespace {

std::vector<std::uint8_t> wire(const Names& names, Name name) {
  std::vector<std::uint8_t> octets;
  names.append_wire(name, octets);
  return octets;
}

// Whether a line that begins so names its owner, wherever it stands but in quotes.
bool names_owner(char first) {
  return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') ||
         (first >= 'A' && first <= 'Z') || first == '_' || first == '*' || first == '@';
}

// The first such line at or behind `p`; the end, if there is none within a few thousand octets.
const char* owner_line(const char* p, const char* end) {
  const char* last = p + std::min<std::ptrdiff_t>(end - p, 16'384);
  while (p < last) {
    const auto left = static_cast<std::size_t>(last - p);
    const void* newline = std::memchr(p, '\n', left);
    if (newline == nullptr) break;
    p = static_cast<const char*>(newline) + 1;
    if (p < last && names_owner(*p)) return p;
  }
  return end;
}

}  // namespace

ZonePart::ZonePart(const ZoneReading& zone, Doc doc, const char* from, const char* to)
    : from_(from),
      to_(to),
      origin_(zone.origin),
      default_ttl_(zone.default_ttl.value_or(0)),
      names_(zone.names.empty_copy()) {
  const Name apex = names_.intern_wire(wire(zone.names, zone.apex)).value();
  const Name origin = names_.intern_wire(wire(zone.names, zone.origin)).value();
  reading_.emplace(zone.documents, names_, zone.files, zone.options, doc, apex);
  reading_->set_origin(origin);
  reading_->default_ttl = zone.default_ttl;
  reading_->first_record = zone.first_record;
  const auto bytes = static_cast<std::size_t>(to - from);
  reading_->builder.expect_bytes(bytes);
  names_.expect_bytes(bytes);
  names_given_ = names_.size();
  reader_.emplace(*reading_, doc);
  ahead_.end = from;
  // Without a thread the reader reads it all by itself.
  try {
    thread_ = std::thread([this] { work(); });
  } catch (const std::system_error&) {
    return;
  }
}

ZonePart::~ZonePart() {
  dropped_ = true;
  if (thread_.joinable()) thread_.join();
}

void ZonePart::work() {
  try {
    ahead_ = reader_->read_ahead(from_, to_, StopSign(&dropped_));
  } catch (const std::exception&) {
    // What it was, the reader meets in its turn.
    ahead_ = {};
    ahead_.end = from_;
  }
}

bool ZonePart::began_as(const ZoneReading& zone) const {
  return zone.origin == origin_ && zone.default_ttl == default_ttl_ && zone.depth == 0;
}

const ZoneReader::Ahead& ZonePart::read() {
  if (thread_.joinable()) thread_.join();
  return ahead_;
}

bool ZonePart::add_to(ZoneReading& zone) const {
  if (!zone.has_room_for(ahead_.names - names_given_, ahead_.records, ahead_.rdata)) return false;
  std::vector<Name> numbers;
  numbers.reserve(ahead_.names);
  numbers.push_back(Name::root);
  for (std::uint32_t i = 1; i < ahead_.names; ++i) {
    const auto name = static_cast<Name>(i);
    const auto above = static_cast<std::size_t>(names_.parent(name));
    numbers.push_back(zone.names.add_child(numbers[above], names_.label(name)).value());
  }
  zone.builder.append(reading_->builder, ahead_.records, numbers);
  zone.rdata_bytes += ahead_.rdata;
  zone.ns_at_apex = zone.ns_at_apex || reading_->ns_at_apex;
  if (reading_->last_ttl) zone.last_ttl = reading_->last_ttl;
  if (ahead_.records > 0) {
    zone.owner = numbers[static_cast<std::size_t>(ahead_.owner)];
    zone.has_owner = true;
    zone.owner_inside = true;
  }
  return true;
}

ZoneParts::ZoneParts(const ZoneReading& zone, Doc doc, std::string_view bytes, const char* from) {
  const char* end = bytes.data() + bytes.size();
  const auto left = static_cast<std::size_t>(end - from);
  const std::size_t least = std::max<std::size_t>(zone.options.limits.part_bytes, 1);
  const std::size_t readers = std::min<std::size_t>(zone.options.readers, left / least);
  if (readers < 2) return;
  std::vector<const char*> starts;
  for (std::size_t i = 1; i < readers; ++i) {
    const char* start = owner_line(from + left / readers * i, end);
    if (start != end && (starts.empty() || start > starts.back())) starts.push_back(start);
  }
  starts.push_back(end);
  for (std::size_t i = 0; i + 1 < starts.size(); ++i) {
    parts_.push_back(std::make_unique<ZonePart>(zone, doc, starts[i], starts[i + 1]));
  }
}

const char* ZoneParts::next(const char* position) {
  while (!parts_.empty() && parts_.front()->from() < position) parts_.pop_front();
  if (parts_.empty()) return nullptr;
  return parts_.front()->from();
}

std::unique_ptr<ZonePart> ZoneParts::take() {
  std::unique_ptr<ZonePart> part = std::move(parts_.front());
  parts_.pop_front();
  return part;
}

// --- the reader's side ---------------------------------------------------------

ZoneReader::~ZoneReader() = default;

ZoneReader::Ahead ZoneReader::read_ahead(const char* from, const char* to, StopSign dropped) {
  ahead_ = true;
  in_.restart(from);
  for (;;) {
    const Ahead before{in_.position(),    zone_.builder.record_count(),
                       zone_.rdata_bytes, zone_.names.size(),
                       zone_.owner,       text_at_file_end_};
    if (before.end >= to || dropped.asked() || zone_.interrupted.asked()) return before;
    read_line(false);
    if (zone_.builder.fault_count() != 0 || zone_.soa || zone_.stop || in_.expects_unclosed()) {
      return before;
    }
  }
}

// A head tells what the file is like: most have their $TTL, $ORIGIN and SOA there.
void ZoneReader::watch_for_parts() {
  const std::size_t head = std::min<std::size_t>(zone_.options.limits.part_bytes, 65'536);
  watched_ = nullptr;
  if (zone_.depth != 0 || zone_.options.readers < 2) return;
  if (static_cast<std::size_t>(in_.end() - in_.position()) > head) watched_ = in_.position() + head;
}

bool ZoneReader::meet_part() {
  bool moved = false;
  if (parts_ == nullptr) {
    if (!zone_.default_ttl || !zone_.first_record || in_.expects_unclosed()) {
      watch_for_parts();
      return false;
    }
    parts_ = std::make_unique<ZoneParts>(zone_, doc_, bytes_, in_.position());
  } else if (in_.position() == watched_) {
    moved = take_part();
  }
  watched_ = parts_->next(in_.position());
  return moved;
}

bool ZoneReader::take_part() {
  const std::unique_ptr<ZonePart> part = parts_->take();
  if (!part->began_as(zone_) || in_.expects_unclosed()) return false;
  const Ahead& ahead = part->read();
  if (ahead.end == part->from() || !part->add_to(zone_)) return false;
  in_.restart(ahead.end);
  text_at_file_end_ = ahead.text_at_file_end;
  return true;
}

}  // namespace dcvlint
