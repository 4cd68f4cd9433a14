#pragma once
// Master files (RFC 1035 §5, RFC 2308 §4, RFC 3597) into zones: accepts what
// BIND 9.18 accepts, reports what BIND rejects, goes on at the next record.

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lint/base/document.h"
#include "lint/base/files.h"
#include "lint/facts/zone.h"

namespace dcvlint {

struct ZoneFileLimits {
  std::uint32_t include_depth = 16;
  std::uint32_t includes = 10'000;              // files read for one zone
  std::uint64_t include_bytes = 2'000'000'000;  // their sizes together
  // Of files that were read for the zone before, together; besides twice the sizes of the zone's
  // own file and of all that it includes, each counted once. So what is read is in proportion to
  // what is on the disk, and ten thousand includes of a snippet of 800 octets are still within it.
  std::uint64_t repeated_bytes = 8'000'000;
  std::uint32_t generate_steps = 65'536;        // of one $GENERATE
  std::uint32_t generated_records = 1'000'000;  // of one zone
  std::uint32_t faults = 1'000'000;             // the next one ends the reading
  std::size_t part_bytes = 1'000'000;           // the least that is worth a thread
};

struct ZoneFileOptions {
  std::string include_root;  // canonical folder that $INCLUDE may not leave; empty: no includes
  bool fragment = false;     // a part that another file includes: SOA and NS are not expected
  ZoneFileLimits limits;
  // Set from outside: the reading ends within a thousand lines, and what is there is not the zone.
  const std::atomic<bool>* interrupted = nullptr;
  // Threads that may read one file together. The zone is the same for any number.
  std::size_t readers = 1;
};

// Reads one zone. `document` is already in `documents`; includes are added.
// `origin` is the zone's name. Never fails: what can't be read is a fault of the zone.
Zone read_zone_file(Documents& documents, Names& names, const Files& files, Doc document,
                    Name origin, const ZoneFileOptions& options);

// The zone's name as the text itself tells it: the owner of a first SOA when it
// is absolute, or follows an absolute $ORIGIN; else that $ORIGIN, unless it is
// the root; nothing otherwise. Looks at the first 64 kB only.
std::optional<std::string> origin_from_text(std::string_view bytes);
// From the file's name: example.org.zone, db.example.org, example.org.db, example.org,
// example.org. ; nothing when that is no name with at least two labels, or an
// arpa or single-label name in one of the marked forms (db.local).
std::optional<std::string> origin_from_path(std::string_view path);

// The $INCLUDE arguments of a master file, as written, without reading them. What
// looks like a directive inside parentheses or a comment is none.
std::vector<std::string> included_paths(std::string_view bytes);

// Zone statements of a named.conf: zone name → file, as written (quotes and
// escapes worked out; comments, views and other statements passed over).
struct NamedZone {
  std::string origin;
  std::string file;
};
std::vector<NamedZone> zones_of_named_conf(std::string_view bytes);

}  // namespace dcvlint
