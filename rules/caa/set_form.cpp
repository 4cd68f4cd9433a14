// Sets as DNS data: records given twice, sets too large for one datagram, and kept for long.

#include <algorithm>
#include <span>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "rules/caa/checks.h"
#include "rules/caa/place.h"

namespace dcvlint {

namespace {

void report(const CaaFact& first, const CaaFact& again, Hits& hits) {
  std::string difference;
  if (first.property.flags != again.property.flags) difference = ", with other flags";
  if (first.property.tag != again.property.tag) difference += ", with the tag in other case";
  Hit& hit = hits.add(again.record.place, owner_text(again),
                      {{"owner", owner_text(again)},
                       {"tag", excerpt(again.property.tag)},
                       {"difference", difference}});
  hits.relate(hit, first.record.place, "the first one");
}

// Whether a small set is seen at once to have no two equal values.
bool all_differ(std::span<const CaaFact> properties) {
  constexpr std::size_t small = 8;
  if (properties.size() > small) return false;
  for (std::size_t i = 1; i < properties.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (properties[i].property.value == properties[j].property.value) return false;
    }
  }
  return true;
}

constexpr std::uint32_t seconds_an_hour = 3600;

// "2 days", "12 hours", "90001 seconds".
std::string duration(std::uint32_t seconds) {
  const auto counted = [](std::uint32_t number, std::string_view unit) {
    return std::to_string(number) + " " + std::string(unit) + (number == 1 ? "" : "s");
  };
  if (seconds % (24 * seconds_an_hour) == 0)
    return counted(seconds / (24 * seconds_an_hour), "day");
  if (seconds % seconds_an_hour == 0) return counted(seconds / seconds_an_hour, "hour");
  return counted(seconds, "second");
}

}  // namespace

void CaaDuplicateRecord::operator()(const CaaSetFact& set, Hits& hits) const {
  if (set.properties.size() < 2 || all_differ(set.properties)) return;
  struct Property {
    std::string_view value;
    std::string tag;  // in lower case
    const CaaFact* caa;
  };
  std::vector<Property> sorted;
  sorted.reserve(set.properties.size());
  for (const CaaFact& caa : set.properties)
    sorted.push_back({caa.property.value, lower_case(caa.property.tag), &caa});
  // Of equal ones the first in the file comes first.
  std::ranges::sort(sorted, {}, [](const Property& property) {
    return std::tie(property.value, property.tag, property.caa);
  });
  std::vector<std::pair<const CaaFact*, const CaaFact*>> found;
  for (std::size_t i = 1, first = 0; i < sorted.size(); ++i) {
    const bool same = sorted[i].value == sorted[first].value && sorted[i].tag == sorted[first].tag;
    if (same) found.emplace_back(sorted[first].caa, sorted[i].caa);
    if (!same) first = i;
  }
  std::ranges::sort(found, {}, [](const auto& pair) { return pair.second; });
  for (const auto& [first, again] : found) report(*first, *again, hits);
}

Result<void> CaaRrsetOversize::prepare() const {
  if (octets < 512 || octets > 65535) return fail("octets", "must be 512 to 65535");
  return {};
}

void CaaRrsetOversize::operator()(const CaaSetFact& set, Hits& hits) const {
  // RFC 1035 §4.1: header, question, and records whose owner is a pointer to
  // the question's; RFC 6891 §6.1.2: OPT.
  constexpr std::size_t header = 12, type_and_class = 4, record_head = 12, opt = 11;
  std::size_t size = header + set.in.names.wire_length(set.rrset.owner) + type_and_class + opt;
  for (const Record& record : set.rrset.records) size += record_head + record.rdata_size;
  if (set.properties.empty() || size <= static_cast<std::size_t>(octets)) return;
  const CaaFact& first = set.properties.front();
  hits.add(first.record.place, owner_text(first),
           {{"owner", owner_text(first)},
            {"records", hits.number(set.rrset.records.size())},
            {"size", hits.number(size)},
            {"limit", hits.number(static_cast<std::uint64_t>(octets))}});
}

Result<void> CaaTtlOverHours::prepare() const {
  constexpr std::int64_t most = std::int64_t{24} * 365;
  if (hours < 1 || hours > most) return fail("hours", "must be 1 to 8760");
  return {};
}

void CaaTtlOverHours::operator()(const CaaSetFact& set, Hits& hits) const {
  if (set.properties.empty()) return;
  const auto is_long = [&](const Record& record) {
    return record.ttl > static_cast<std::uint64_t>(hours) * seconds_an_hour;
  };
  const Record& first = set.properties.front().record;
  if (!is_long(first)) return;
  // Most have their TTL from one $TTL.
  const Name apex = set.zone.origin();
  if (set.rrset.owner != apex) {
    const auto at_apex = set.zone.rrset(apex, Type::caa);
    if (!at_apex.empty() && is_long(at_apex.front())) return;
  }
  const std::string owner = set.in.names.display(set.rrset.owner);
  hits.add(first.place, owner, {{"owner", owner}, {"ttl", duration(first.ttl)}});
}

}  // namespace dcvlint
