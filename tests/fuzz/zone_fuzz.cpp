// Any bytes are a master file: reading ends, and every place is within its document.

#include <cstdlib>

#include "lint/facts/record_text.h"
#include "lint/sources/zone_file.h"

namespace {

using namespace dcvlint;

void expect(bool condition) {
  if (!condition) std::abort();
}

void check_place(const Documents& documents, Place place) {
  expect(place.begin <= place.end && place.end <= documents[place.doc].bytes.size());
}

void check_record(const Documents& documents, const Zone& zone, const Record& record) {
  check_place(documents, record.place);
  expect(record.place.begin < record.place.end);
  expect(zone.rdata(record).size() == record.rdata_size);
  const RecordText text(documents, record.place);
  check_place(documents, text.type());
  for (std::size_t i = 0; i < text.rdata_count() && i < 20; ++i) {
    check_place(documents, text.rdata(i));
    check_place(documents, text.within(i, 1, 3));
  }
  check_place(documents, text.generic_octets(0, 2));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string input(reinterpret_cast<const char*>(data), size);
  const MemoryFiles files({{"/zones/a.zone", input}, {"/zones/sub/b.inc", input.substr(size / 2)}});
  Documents documents;
  Names names(7);
  const auto origin = names.intern("example.", Name::root);
  const Doc document = documents.add("/zones/a.zone", Bytes(input), 0);
  ZoneFileOptions options;
  options.include_root = "/zones";
  options.limits = {4, 20, 200'000, 300, 1000, 10'000};
  const Zone zone = read_zone_file(documents, names, files, document, *origin, options);
  for (const Record& record : zone.records()) check_record(documents, zone, record);
  for (const Fault& fault : zone.faults()) {
    check_place(documents, fault.place);
    if (fault.related) check_place(documents, *fault.related);
  }
  origin_from_text(input);
  origin_from_path(input);
  included_paths(input);
  return 0;
}
