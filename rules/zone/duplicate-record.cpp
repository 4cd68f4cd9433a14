#include <algorithm>
#include <compare>
#include <cstdint>
#include <vector>

#include "rules/zone/checks.h"

namespace dcvlint {
namespace {

// From which octet on RDATA is a domain name, where case does not count
// (RFC 4034 §6.2 has the list; these are the types that people write).
std::size_t name_from(Type type) {
  switch (type) {
    case Type::ns:
    case Type::cname:
    case Type::ptr:
    case Type::dname:
    case Type::rp:
      return 0;
    case Type::mx:
    case Type::afsdb:
      return 2;
    case Type::srv:
      return 6;
    default:
      return SIZE_MAX;
  }
}

// Order of two records of one type by their RDATA.
int compare(const Zone& zone, const Record& a, const Record& b, std::size_t fold_from) {
  auto left = zone.rdata(a);
  auto right = zone.rdata(b);
  if (left.size() != right.size()) return left.size() < right.size() ? -1 : 1;
  for (std::size_t i = 0; i < left.size(); ++i) {
    // A length octet is at most 63, so folding never touches it.
    auto fold = [&](int c) { return i >= fold_from && c >= 'A' && c <= 'Z' ? c + 32 : c; };
    int difference = fold(left[i]) - fold(right[i]);
    if (difference != 0) return difference;
  }
  return 0;
}

void report(const RrsetFact& fact, const Record& first, const Record& again, Hits& hits) {
  auto name = fact.in.names.display(fact.rrset.owner);
  Hit& hit = hits.add(again.place, name, {{"name", name}, {"type", type_text(fact.rrset.type)}});
  hits.relate(hit, first.place, "the same record");
}

}  // namespace

void DuplicateRecord::operator()(const RrsetFact& fact, Hits& hits) const {
  auto records = fact.rrset.records;
  if (records.size() < 2 || fact.rrset.type == Type::caa || fact.rrset.type == Type::soa) return;
  std::size_t fold_from = name_from(fact.rrset.type);
  if (records.size() == 2) {
    if (compare(fact.zone, records[0], records[1], fold_from) == 0) {
      report(fact, records[0], records[1], hits);
    }
    return;
  }
  std::vector<const Record*> sorted;
  sorted.reserve(records.size());
  for (const Record& record : records) sorted.push_back(&record);
  // Stable: of equal records the first in the file comes first.
  std::ranges::stable_sort(sorted, [&](const Record* a, const Record* b) {
    return compare(fact.zone, *a, *b, fold_from) < 0;
  });
  const Record* first = sorted.front();
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    if (compare(fact.zone, *first, *sorted[i], fold_from) == 0) {
      report(fact, *first, *sorted[i], hits);
    } else {
      first = sorted[i];
    }
  }
}

}  // namespace dcvlint
