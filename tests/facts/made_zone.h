#pragma once
// Zones for tests, made without a reader: owner, type and a word of RDATA.

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "lint/facts/zone.h"

namespace dcvlint {

struct MadeRecord {
  std::string_view owner;  // relative to the zone's origin; "@" is the origin
  Type type{};
  std::string_view rdata = "";  // CNAME, DNAME and NS: a name; else taken as octets
};

// RDATA as a zone would hold it.
inline std::vector<std::uint8_t> made_rdata(Names& names, Name origin, const MadeRecord& record) {
  std::vector<std::uint8_t> rdata;
  if (record.type == Type::cname || record.type == Type::dname || record.type == Type::ns) {
    const auto target =
        record.rdata == "@" ? origin : names.intern(record.rdata, origin).value_or(Name::root);
    names.append_wire(target, rdata);
  } else {
    rdata.assign(record.rdata.begin(), record.rdata.end());
  }
  return rdata;
}

// Places count up: record i of the list stands at [i, i + 1).
inline Zone made_zone(Names& names, std::string_view origin_text,
                      const std::vector<MadeRecord>& records, bool fragment = false) {
  const Name origin = names.intern(origin_text, Name::root).value();
  ZoneBuilder builder(names, origin, Doc{});
  builder.fragment(fragment);
  std::uint32_t at = 0;
  for (const MadeRecord& made : records) {
    Record record;
    record.owner = made.owner == "@" ? origin : names.intern(made.owner, origin).value();
    record.type = made.type;
    record.ttl = (3600 + at) & highest_ttl;
    record.place = {Doc{}, at, at + 1};
    ++at;
    builder.add(record, made_rdata(names, origin, made));
  }
  return std::move(builder).finish();
}

}  // namespace dcvlint
