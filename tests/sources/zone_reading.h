#pragma once
// Reads zones from memory for tests, and prints what came of them.

#include <map>
#include <string>
#include <string_view>

#include "lint/base/lines.h"
#include "lint/sources/zone_file.h"

namespace dcvlint::testing {

// A zone file at /zones/main.zone, read as zone "example.", and others beside it.
class ReadZone {
 public:
  explicit ReadZone(const std::string& text, const std::map<std::string, std::string>& others = {},
                    ZoneFileOptions options = {}, std::string_view origin = "example.") {
    std::map<std::string, std::string> all = others;
    all["/zones/main.zone"] = text;
    const MemoryFiles files(all);
    if (options.include_root.empty()) options.include_root = "/zones";
    document_ = documents.add("/zones/main.zone", Bytes(text), 0);
    zone = read_zone_file(documents, names, files, document_, *names.intern(origin, Name::root),
                          options);
  }

  // "owner TTL TYPE HEX", a line each, in the zone's order.
  std::string records() const {
    std::string out;
    for (const Record& record : zone.records()) {
      out += names.text(record.owner) + " " + std::to_string(record.ttl) + " " +
             type_text(record.type) + " ";
      for (std::uint8_t octet : zone.rdata(record)) {
        out += "0123456789abcdef"[octet >> 4U];
        out += "0123456789abcdef"[octet & 0xfU];
      }
      out += "\n";
    }
    return out;
  }

  // "file:line:column+length id [text] detail", a line each.
  std::string faults() const {
    std::string out;
    for (const Fault& fault : zone.faults()) {
      out += where(fault.place) + " " + std::string(fault_id(fault.code)).substr(5) + " [" +
             std::string(fault.text) + "]";
      if (!fault.detail.empty()) out += " " + std::string(fault.detail);
      if (fault.related) out += " (" + where(*fault.related) + ")";
      out += "\n";
    }
    return out;
  }

  // "line:column+length", with the file's name before it when it is another one.
  std::string where(Place place) const {
    const Document& document = documents[place.doc];
    const LineColumn at = Lines(document.bytes).at(place.begin);
    std::string out = place.doc == document_ ? "" : std::string(base_name(document.path)) + ":";
    return out + std::to_string(at.line) + ":" + std::to_string(at.column) + "+" +
           std::to_string(place.end - place.begin);
  }

  Documents documents;
  Names names{1};
  Zone zone;

 private:
  Doc document_{};
};

inline ZoneFileOptions fragment() {
  ZoneFileOptions options;
  options.fragment = true;
  return options;
}

}  // namespace dcvlint::testing
