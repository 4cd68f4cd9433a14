#include "lint/sources/zone_file.h"

#include <algorithm>
#include <memory>

#include "lint/sources/zone_reader.h"

namespace dcvlint {
namespace {

// What only the whole zone tells. A slip in the SOA is told as such; then the
// SOA is not missing.
void check_zone(ZoneReading& zone, Doc document) {
  if (zone.options.fragment || zone.stop) return;
  Place place{document, 0, 0};
  if (zone.first_record) place = *zone.first_record;
  const std::string_view text = zone.builder.keep(zone.names.display(zone.apex));
  if (!zone.soa) zone.fault({FaultCode::zone_soa_missing, place, text, {}, {}});
  if (!zone.ns_at_apex) zone.fault({FaultCode::zone_ns_missing, place, text, {}, {}});
}

}  // namespace

Zone read_zone_file(Documents& documents, Names& names, const Files& files, Doc document,
                    Name origin, const ZoneFileOptions& options) {
  const auto zone =
      std::make_unique<ZoneReading>(documents, names, files, options, document, origin);
  zone->builder.fragment(options.fragment);
  const std::size_t bytes = documents[document].bytes.size();
  zone->builder.expect_bytes(bytes);
  names.expect_bytes(bytes);
  if (!options.include_root.empty()) {
    // Standard input has no path of its own; then a loop shows one level later.
    if (auto path = files.canonical(documents[document].path)) {
      zone->open_files.push_back(std::move(*path));
    }
  }
  ZoneReader(*zone, document).read();
  check_zone(*zone, document);
  return std::move(zone->builder).finish();
}

}  // namespace dcvlint
