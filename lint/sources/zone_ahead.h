#pragma once
// Parts of a large master file, read on threads of their own while the file's reader is still
// before them. A part is read as if the file went on as it began; whether it did, the reader
// sees when it gets there, and reads itself what the thread could not know.

#include <atomic>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>
#include <thread>

#include "lint/sources/zone_reader.h"

namespace dcvlint {

// One part. Used by one thread at a time: that which makes it, its own, that which asks for it.
class ZonePart {
 public:
  // `from`: the start of a line that names its owner; `to`: where the next part starts. What
  // `zone` says of origin and TTL is taken to be so at `from`.
  ZonePart(const ZoneReading& zone, Doc doc, const char* from, const char* to);
  ~ZonePart();
  ZonePart(const ZonePart&) = delete;
  ZonePart& operator=(const ZonePart&) = delete;

  const char* from() const { return from_; }
  // Whether what was taken to be so is.
  bool began_as(const ZoneReading& zone) const;
  // Waits for the thread. Where the part ends: at `to`, or behind it if a record goes on there, or
  // before a line that only the reader of the whole can read.
  const ZoneReader::Ahead& read();
  // Adds what was read to `zone`, numbering its names as the reader would have. False, and nothing
  // done, when that would be too much for one zone.
  bool add_to(ZoneReading& zone) const;

 private:
  void work();

  const char* from_;
  const char* to_;
  const Name origin_;  // as the reader numbers it
  const std::uint32_t default_ttl_;
  Names names_;
  std::optional<ZoneReading> reading_;
  std::optional<ZoneReader> reader_;
  std::size_t names_given_ = 0;  // before the first line
  ZoneReader::Ahead ahead_;
  std::atomic<bool> dropped_ = false;
  std::thread thread_;
};

// The parts of one file, in order.
class ZoneParts {
 public:
  // Cuts what follows `from`, of which the reader itself takes the first part. None, if the file
  // is not worth it.
  ZoneParts(const ZoneReading& zone, Doc doc, std::string_view bytes, const char* from);

  // Where the next part starts that is not before `position`; null if there is none. Those before
  // it are dropped.
  const char* next(const char* position);
  // That part, which is then not kept any more.
  std::unique_ptr<ZonePart> take();

 private:
  std::deque<std::unique_ptr<ZonePart>> parts_;
};

}  // namespace dcvlint
