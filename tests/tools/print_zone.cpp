// Prints the records of a zone as "owner TTL IN TYPE \# length hex", sorted,
// so that another server's idea of the zone can be compared with ours.
//   print_zone ORIGIN FILE
// Faults go to standard error, as "line:column-column code detail". Ends with
// 1 when there are faults that keep BIND from loading the zone.

#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "lint/base/lines.h"
#include "lint/sources/disk_files.h"
#include "lint/sources/zone_file.h"

namespace {

using namespace dcvlint;

// These are told, and BIND loads the zone all the same.
bool is_harmless(FaultCode code) {
  return code == FaultCode::zone_final_newline_missing || code == FaultCode::zone_ttl_missing ||
         code == FaultCode::zone_ttl_above_maximum || code == FaultCode::zone_out_of_zone_data;
}

std::string hex(std::span<const std::uint8_t> octets) {
  std::string out;
  for (std::uint8_t octet : octets) {
    out += "0123456789ABCDEF"[octet >> 4U];
    out += "0123456789ABCDEF"[octet & 0xfU];
  }
  return out;
}

bool print_faults(const Documents& documents, const Zone& zone) {
  bool rejected = false;
  for (const Fault& fault : zone.faults()) {
    const Document& document = documents[fault.place.doc];
    const Lines lines(document.bytes);
    const LineColumn begin = lines.at(fault.place.begin), end = lines.at(fault.place.end);
    std::fprintf(stderr, "%s:%u:%u-%u:%u %s %.*s\n", document.path.c_str(), begin.line,
                 begin.column, end.line, end.column, std::string(fault_id(fault.code)).c_str(),
                 static_cast<int>(fault.detail.size()), fault.detail.data());
    rejected = rejected || !is_harmless(fault.code);
  }
  return rejected;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: print_zone ORIGIN FILE\n", stderr);
    return 2;
  }
  const DiskFiles files;
  Documents documents;
  Names names(1);
  auto bytes = files.read(argv[2]);
  const auto origin = names.intern(argv[1], Name::root);
  if (!bytes || !origin) return 2;
  const Doc document = documents.add(argv[2], std::move(*bytes), 0);
  ZoneFileOptions options;
  if (auto root = files.canonical(".")) options.include_root = *root;
  const Zone zone = read_zone_file(documents, names, files, document, *origin, options);
  std::vector<std::string> lines;
  for (const Record& record : zone.records()) {
    lines.push_back(names.text(record.owner) + " " + std::to_string(record.ttl) + " IN TYPE" +
                    std::to_string(static_cast<unsigned>(record.type)) + " \\# " +
                    std::to_string(record.rdata_size) + " " + hex(zone.rdata(record)));
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  for (const std::string& line : lines) std::printf("%s\n", line.c_str());
  return print_faults(documents, zone) ? 1 : 0;
}
